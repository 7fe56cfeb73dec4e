// SPDX-License-Identifier: MIT
#include "narhet/study/source_settings.hpp"

#include "narhet/base/message.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/abroad.hpp"
#include "narhet/study/chooser.hpp"
#include "narhet/study/duplicate_settings.hpp"
#include "narhet/study/need_settings.hpp"
#include "narhet/study/population_settings.hpp"
#include "narhet/study/section.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

constexpr auto kLength = [](const Settings& table, const std::string& key) {
  return table.length(key);
};

char read_decimal_mark(const Settings& table) {
  const auto mark = table.text("decimal");
  if (mark && *mark != "," && *mark != ".") {
    table.refuse("decimal", Message{R"(expected "," or ".", found '{}')", base::printable(*mark)});
  }
  return mark ? mark->front() : '\0';
}

/// All of a source but which file it is.
input::Source read_source_options(const Settings& table) {
  input::Source source;
  source.layer = table.text("layer").value_or("");
  source.crs = table.text("crs").value_or("");
  source.encoding = table.text("encoding").value_or("");
  source.decimal = read_decimal_mark(table);
  if (const auto fields = table.table("fields")) {
    for (const std::string& ours : fields->keys()) {
      source.fields[ours] = fields->required(ours, fields->text(ours));
    }
  }
  return source;
}

void set_file(input::Source& source, std::string file, const std::filesystem::path& folder) {
  source.path = folder / file;
  source.shown_path = std::move(file);
}

input::Source read_source(const Settings& table, const std::filesystem::path& folder) {
  input::Source source = read_source_options(table);
  set_file(source, table.required("source", table.text("source")), folder);
  return source;
}

/// Of places, services, candidates or needs.
input::Source read_point_source(const Settings& table, const std::filesystem::path& folder) {
  input::Source source = read_source(table, folder);
  source.prefix = table.text("prefix").value_or("");
  return source;
}

input::Source read_service_source(const Settings& table, const std::filesystem::path& folder) {
  input::Source source = read_point_source(table, folder);
  source.country = read_country(table).value_or("");
  return source;
}

/// A subject with one section, and further sources in tables below it.
std::optional<Settings> subject_section(const Settings& file, const std::string& name) {
  return file.table(name, Message{"the first source stands in [{}], each further one below it in "
                                  "[[{}.also]]",
                                  name, name});
}

/// Those in `[[SUBJECT.also]]`, each layer once.
Message named_once() {
  return Message{"name each file once: read twice, all that is in it would be there twice"};
}

template <class Read>
std::vector<input::Source> read_further(const Settings& section,
                                        const input::Source& first,
                                        const std::filesystem::path& folder,
                                        const Read& read) {
  std::vector<input::Source> sources{first};
  for (const Settings& table : section.tables("also")) {
    input::Source source = read(table, folder);
    const auto same = [&](const input::Source& each) {
      return each.path == source.path && each.layer == source.layer;
    };
    if (std::any_of(sources.begin(), sources.end(), same)) {
      table.refuse("source",
                   Message{"the file '{}' is named twice", base::printable(source.shown_path)},
                   named_once());
    }
    sources.push_back(std::move(source));
  }
  sources.erase(sources.begin());
  return sources;
}

/// Each file once.
std::vector<input::Source> read_sources_of_roads(const Settings& table,
                                                 const std::filesystem::path& folder) {
  const input::Source options = read_source_options(table);
  std::vector<input::Source> sources;
  for (const std::string& file : table.required("source", table.texts("source"))) {
    sources.push_back(options);
    set_file(sources.back(), file, folder);
    const input::Source& last = sources.back();
    const auto same = [&](const input::Source& each) { return each.path == last.path; };
    if (std::count_if(sources.begin(), sources.end(), same) > 1) {
      table.refuse("source", Message{"the file '{}' is named twice", base::printable(file)},
                   named_once());
    }
  }
  const auto is_alone = [](const input::Source& source) {
    return input::is_osm_extract(source) || input::is_prepared_network(source);
  };
  if (sources.empty()) {
    table.refuse("source", Message{"no file is named"});
  }
  if (sources.size() > 1 && std::any_of(sources.begin(), sources.end(), is_alone)) {
    table.refuse("source", Message{"an OpenStreetMap extract or a prepared network stands alone"},
                 Message{"several files are for NVDB and Topografi"});
  }
  return sources;
}

input::RoadLineOptions read_road_lines(const Settings& roads,
                                       const Settings& defaults,
                                       StudyFile& study) {
  const Settings own_defaults = section(defaults, "roads");
  const Chooser chooser{study.provenance, own_defaults};
  input::RoadLineOptions options;
  options.join_within = chooser.choose(roads, "roads", "join_within", kLength);
  options.near_miss = chooser.choose(roads, "roads", "near_miss", kLength);
  if (const auto classes = roads.table("classes")) {
    for (const std::string& theirs : classes->keys()) {
      const std::string ours = classes->required(theirs, classes->text(theirs));
      if (ours != "none" && !model::road_class_from_key(ours)) {
        classes->refuse(theirs, Message{"expected a class of roads such as \"tertiary\", or "
                                        "\"none\", found '{}'",
                                        base::printable(ours)});
      }
      study.provenance.push_back({"setting", "roads.classes." + theirs, ours, {}, {}, {}});
      options.classes[theirs] = ours;
    }
  }
  return options;
}

/// The key of an extract; it holds for all of the study.
void read_allow_incomplete(const Settings& table, const input::Source& source, StudyFile& study) {
  if (input::is_osm_extract(source) && table.flag("allow_incomplete").value_or(false)) {
    study.allow_incomplete = true;
  }
}

void read_roads(const Settings& roads,
                const Settings& defaults,
                const std::filesystem::path& folder,
                StudyFile& study) {
  std::vector<input::Source> sources = read_sources_of_roads(roads, folder);
  study.roads = sources.front();
  study.more_roads.assign(sources.begin() + 1, sources.end());
  read_allow_incomplete(roads, study.roads, study);
  if (reads_road_lines(study)) {
    study.road_lines = read_road_lines(roads, defaults, study);
  }
}

std::uint8_t read_days(const Settings& services,
                       const Settings& defaults,
                       std::vector<model::Provenance>& provenance) {
  const Section section{services, defaults, "services", provenance};
  const std::int64_t days =
      section.value("days_per_week",
                    [](const Settings& from, const std::string& key) { return from.integer(key); });
  if (days < 1 || days > model::kDaysOfWeek) {
    section.refuse("days_per_week", Message{"expected days a week from 1 to 7, found '{}'", days});
  }
  return static_cast<std::uint8_t>(days);
}

/// What a section says besides its first source.
/// @param defaults  of the whole study
template <class Read>
FurtherSources read_further_points(const Settings& own,
                                   const std::string& name,
                                   const input::Source& first,
                                   const Settings& defaults,
                                   const Read& read,
                                   StudyFile& study) {
  FurtherSources further;
  further.sources = read_further(own, first, study.file.parent_path(), read);
  read_allow_incomplete(own, first, study);
  const std::vector<Settings> tables = own.tables("also");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    read_allow_incomplete(tables[i], further.sources[i], study);
  }
  std::vector<model::Provenance> unused;
  further.duplicates =
      read_duplicate_rule(own, name, defaults, further.sources.empty() ? unused : study.provenance);
  return further;
}

}  // namespace

void read_sources(const base::Settings& file,
                  const base::Settings& defaults,
                  const std::filesystem::path& folder,
                  StudyFile& study) {
  read_roads(file.required("roads", file.table("roads")), defaults, folder, study);
  const auto places = subject_section(file, "places");
  const auto population = file.table("population");
  if (places || !population) {
    study.places = read_point_source(file.required("places", places), folder);
    study.further_places =
        read_further_points(*places, "places", *study.places, defaults, read_point_source, study);
    study.place_types = places->texts("types").value_or(std::vector<std::string>{});
  }
  if (population) {
    study.population = read_population_settings(*population, section(defaults, "population"),
                                                read_source(*population, folder), study.provenance);
  }
  const Settings services = file.required("services", subject_section(file, "services"));
  study.services = read_service_source(services, folder);
  study.further_services = read_further_points(services, "services", study.services, defaults,
                                               read_service_source, study);
  study.days_per_week = read_days(services, section(defaults, "services"), study.provenance);
  if (const auto table = file.table("ferries")) {
    study.ferries = read_source(*table, folder);
    if (input::is_prepared_network(study.roads)) {
      table->refuse("source",
                    Message{"the prepared network {} has its own ferries", study.roads.shown_path},
                    Message{"make the network anew with 'narhet network' in the study that has the "
                            "table, and leave [ferries] out here"});
    }
  }
  if (const auto table = subject_section(file, "candidates")) {
    study.candidates = read_point_source(*table, folder);
    study.further_candidates = read_further_points(*table, "candidates", *study.candidates,
                                                   defaults, read_point_source, study);
  }
  if (const auto table = file.table("municipalities")) {
    study.municipalities = read_source(*table, folder);
    if (const auto level = table->integer("admin_level")) {
      study.admin_level = static_cast<int>(*level);
    }
  }
  if (const auto table = subject_section(file, "needs")) {
    study.needs = read_source(*table, folder);
    study.further_needs.sources = read_further(*table, *study.needs, folder, read_source);
  }
  study.weighing = read_weighing(file.table("needs"), section(defaults, "needs"), study.provenance);
  study.privacy =
      read_privacy(file.table("privacy"), section(defaults, "privacy"), study.provenance);
}

}  // namespace narhet::study
