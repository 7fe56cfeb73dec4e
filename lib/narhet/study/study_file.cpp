// SPDX-License-Identifier: MIT
#include "narhet/study/study_file.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/study/abroad.hpp"
#include "narhet/study/chooser.hpp"
#include "narhet/study/score_settings.hpp"
#include "narhet/study/section.hpp"
#include "narhet/study/source_settings.hpp"
#include "narhet/study/threshold.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using base::Settings;

std::filesystem::path study_path(const std::filesystem::path& path) {
  return std::filesystem::is_directory(path) ? path / "study.toml" : path;
}

std::string read_text(const std::filesystem::path& file) {
  constexpr std::uintmax_t kMaxBytes = std::uintmax_t{1} << 20U;
  std::error_code error;
  const auto type = std::filesystem::status(file, error).type();
  if (type != std::filesystem::file_type::not_found &&
      type != std::filesystem::file_type::regular) {
    throw Error{ErrorCode::file_refused,
                {file.string(), {}, {}},
                Message{"expected a file, found a folder, a pipe or a device"}};
  }
  std::ifstream stream{file, std::ios::binary};
  if (!stream) {
    throw Error{ErrorCode::file_not_found,
                {file.string(), {}, {}},
                Message{"there is no such study"},
                Message{"'narhet init EXTRACT.osm.pbf FOLDER' makes one"}};
  }
  if (std::filesystem::file_size(file, error) > kMaxBytes) {
    throw Error{ErrorCode::too_large,
                {file.string(), {}, {}},
                Message{"a study file may have 1 MiB at most"},
                Message{"name the study file itself, and not one of its inputs"}};
  }
  std::ostringstream text;
  text << stream.rdbuf();
  return std::move(text).str();
}

constexpr auto kLength = [](const Settings& table, const std::string& key) {
  return table.length(key);
};
constexpr auto kSpeed = [](const Settings& table, const std::string& key) {
  return table.speed(key);
};

/// A text out of a list of words.
template <class Value>
auto one_of(std::vector<std::pair<std::string, Value>> words) {
  return [words = std::move(words)](const Settings& table,
                                    const std::string& key) -> std::optional<Value> {
    const auto text = table.text(key);
    if (!text) {
      return std::nullopt;
    }
    std::string known;
    for (const auto& word : words) {
      if (word.first == *text) {
        return word.second;
      }
      known += (known.empty() ? "'" : ", '") + word.first + "'";
    }
    table.refuse(key, Message{"expected one of {}, found '{}'", known, base::printable(*text)});
  };
}

void read_thresholds(const Settings& file, const Settings& defaults, StudyFile& study) {
  std::vector<Settings> tables = file.tables("thresholds");
  const std::string topic = tables.empty() ? "assumption" : "setting";
  if (tables.empty()) {
    tables = defaults.tables("thresholds");
  }
  for (const Settings& table : tables) {
    study.thresholds.push_back(read_threshold(table));
    study.provenance.push_back({topic,
                                "threshold",
                                study.thresholds.back().label,
                                {},
                                table.text("source").value_or(""),
                                table.text("date").value_or("")});
  }
}

void read_kind_tags(const Settings& table, const model::Kind& kind, StudyFile& study) {
  const auto texts = table.texts("osm");
  if (!texts) {
    return;
  }
  std::vector<input::TagRule>& rules = study.kind_tags[kind.key];
  for (const std::string& text : *texts) {
    if (text.find('=') == std::string::npos) {
      table.refuse("osm", Message{"expected a tag such as \"amenity=library\", found '{}'",
                                  base::printable(text)});
    }
    rules.push_back(input::tag_rule_from_text(text));
  }
}

void read_kinds(const Settings& file, StudyFile& study) {
  const Settings defaults =
      Settings::parse(base::builtin_text("defaults/kinds.toml"), "kinds.toml");
  const std::vector<Settings> own = file.tables("kinds");
  for (const Settings& table : own.empty() ? defaults.tables("kinds") : own) {
    model::Kind kind{table.required("key", table.text("key")),
                     table.required("sv", table.text("sv")),
                     table.required("en", table.text("en"))};
    if (kind.key.empty() || kind.key != base::slug(kind.key)) {
      table.refuse("key", Message{"expected lower-case letters, digits, '_' or '-', found '{}'",
                                  base::printable(kind.key)});
    }
    if (model::find_kind(study.kinds, kind.key)) {
      table.refuse("key", Message{"the kind '{}' is there twice", kind.key});
    }
    if (study.kinds.size() == model::kMaxKinds) {
      table.refuse("key", Message{"there are more than {} kinds", model::kMaxKinds});
    }
    read_kind_tags(table, kind, study);
    study.kinds.push_back(std::move(kind));
    study.abroad.kinds.push_back(
        read_abroad_of_kind(table, study.kinds.back(), section(defaults, "abroad")));
  }
}

void refuse_other_than_pipos(const Settings& table, const Travel& travel) {
  if (travel.mode != model::Mode::car) {
    table.refuse("mode", Message{"the method of Pipos is by car"},
                 Message{"remove the line, or the line of the method"});
  }
  if (travel.decide_by != base::Metric::distance) {
    table.refuse("decide_by", Message{"the method of Pipos is in km"},
                 Message{"remove the line, or the line of the method"});
  }
}

/// Between points and roads; with others the times would be beyond what a weight can hold, or none.
void refuse_unlikely_speed(const Settings& table,
                           const std::string& key,
                           base::MetresPerSecond speed) {
  constexpr double kMetresPerSecond = 1.0 / 3.6;  // of a km/h
  if (speed.count() < 0.1 * kMetresPerSecond || speed.count() > 300.0 * kMetresPerSecond) {
    table.refuse(key, Message{"expected a speed from 0.1 to 300 km/h"});
  }
}

/// A wait is part of the time of a crossing, which has a limit: `base::Weight::kMaxArc`.
void refuse_long_wait(const Settings& table, base::Seconds wait) {
  constexpr base::Seconds kLongest{7.0 * 24.0 * 3600.0};
  if (wait > kLongest) {
    table.refuse("ferry_wait", Message{"expected a wait of at most a week (168 h)"},
                 Message{"write for example {} = \"20 min\"", "ferry_wait"});
  }
}

Travel read_travel(const Settings& file, const Settings& defaults, StudyFile& study) {
  const Settings own_defaults = section(defaults, "travel");
  const Chooser chooser{study.provenance, own_defaults};
  const auto table = file.table("travel");
  Travel travel;
  travel.mode = chooser.choose(table, "travel", "mode",
                               one_of<model::Mode>({{"car", model::Mode::car},
                                                    {"bicycle", model::Mode::bicycle},
                                                    {"walking", model::Mode::walking}}));
  travel.method =
      chooser.choose(table, "travel", "method",
                     one_of<Method>({{"narhet", Method::narhet}, {"pipos", Method::pipos}}));
  const bool is_pipos = travel.method == Method::pipos;
  travel.decide_by = chooser.choose(
      table, "travel", "decide_by",
      one_of<base::Metric>({{"min", base::Metric::time}, {"km", base::Metric::distance}}),
      is_pipos ? "pipos_decide_by" : "decide_by");
  travel.max_snap = chooser.choose(table, "travel", "max_snap", kLength,
                                   is_pipos ? "pipos_max_snap" : "max_snap");
  if (is_pipos) {
    refuse_other_than_pipos(*table, travel);
  }
  travel.leg_speed = chooser.choose(table, "travel", "leg_speed", kSpeed);
  if (table) {
    refuse_unlikely_speed(*table, "leg_speed", travel.leg_speed);
  }
  if (study.population) {
    travel.leg_speed_by_type["cell"] = chooser.choose(table, "travel", "cell_leg_speed", kSpeed);
    if (table) {
      refuse_unlikely_speed(*table, "cell_leg_speed", travel.leg_speed_by_type["cell"]);
    }
  }
  travel.seasons = read_seasons(table, section(defaults, "seasons"), study.provenance);
  if (table) {
    const auto note = [&](const Settings& from, const std::string& key, const std::string& name) {
      study.provenance.push_back({"setting", name, from.text(key).value_or(""), {}, {}, {}});
    };
    travel.ferry_wait = table->duration("ferry_wait");
    if (travel.ferry_wait) {
      refuse_long_wait(*table, *travel.ferry_wait);
      note(*table, "ferry_wait", "travel.ferry_wait");
    }
    if (const auto by_type = table->table("leg_speed_by_type")) {
      for (const std::string& type : by_type->keys()) {
        const auto speed = by_type->required(type, by_type->speed(type));
        refuse_unlikely_speed(*by_type, type, speed);
        travel.leg_speed_by_type[type] = speed;
        note(*by_type, type, "travel.leg_speed_by_type." + type);
      }
    }
  }
  return travel;
}

StudyArea read_area(const Settings& head,
                    const Settings& defaults,
                    std::vector<model::Provenance>& provenance) {
  StudyArea area;
  area.municipalities = head.texts("municipalities").value_or(std::vector<std::string>{});
  if (area.municipalities.empty()) {
    return area;
  }
  std::string all;
  for (const std::string& each : area.municipalities) {
    all += (all.empty() ? "" : ", ") + each;
  }
  provenance.push_back({"setting", "study.municipalities", all, {}, {}, {}});
  area.margin = Chooser{provenance, defaults}.choose(head, "study", "margin", kLength);
  return area;
}

/// It stands in every title, and the result is called by it.
std::string read_name(const Settings& head) {
  constexpr std::size_t kLongest = 1000;  // bytes
  std::string name = head.required("name", head.text("name"));
  if (base::trimmed(name).empty() || name.size() > kLongest) {
    head.refuse("name", Message{"expected a name, of at most {} bytes", kLongest});
  }
  return name;
}

base::Language read_language(const Settings& table) {
  const auto code = table.text("language");
  if (!code) {
    return base::Language::swedish;
  }
  const auto language = base::language_from_code(*code);
  if (!language) {
    table.refuse("language", Message{"expected 'sv' or 'en', found '{}'", base::printable(*code)});
  }
  return *language;
}

geo::Crs read_crs(const Settings& table) {
  geo::Crs crs = geo::Crs::from_text(table.required("crs", table.text("crs")), table.where("crs"));
  if (!crs.is_projected_in_metres()) {
    table.refuse(
        "crs",
        Message{"expected a projected system in metres, found {} ({})", crs.code(), crs.name()},
        Message{"in Sweden take \"EPSG:3006\""});
  }
  return crs;
}

/// Whether a point is abroad is known only beside the study's own country.
void refuse_country_without_home(const Settings& head, const StudyFile& study) {
  const auto sources = sources_of(study, model::Subject::services);
  const auto with_country =
      std::find_if(sources.begin(), sources.end(),
                   [](const input::Source* each) { return !each->country.empty(); });
  if (study.abroad.home.value.empty() && with_country != sources.end()) {
    head.refuse("country",
                Message{"the services in {} are in {}, and which country the study is in "
                        "is not known",
                        (*with_country)->shown_path, (*with_country)->country},
                Message{"write for example country = \"SE\" in [study]"});
  }
}

/// What the names of files for others end with.
std::string level_suffix(needs::Level level) {
  return level == needs::Level::internal ? std::string{} : base::format("-{}", needs::key(level));
}

}  // namespace

base::MetresPerSecond Travel::leg_speed_of(const std::string& place_type) const {
  const auto found = leg_speed_by_type.find(place_type);
  return found == leg_speed_by_type.end() ? leg_speed : found->second;
}

std::filesystem::path StudyFile::result_file() const {
  return output_folder / (base::slug(name) + level_suffix(privacy.level) + ".gpkg");
}

std::filesystem::path StudyFile::report_file() const {
  const std::string other =
      language == stated_language ? std::string{} : base::format("-{}", base::code(language));
  return output_folder / ("report" + level_suffix(privacy.level) + other + ".html");
}

std::filesystem::path StudyFile::hierarchy_file() const {
  if (input::is_prepared_network(roads)) {
    return std::filesystem::path{roads.path}.replace_extension(".hierarchy");
  }
  return output_folder / (base::slug(name) + ".hierarchy");
}

std::vector<const input::Source*> sources_of(const StudyFile& study, model::Subject subject) {
  std::vector<const input::Source*> sources;
  const auto add = [&](const auto& first, const std::vector<input::Source>& further) {
    if (first) {
      sources.push_back(&*first);
    }
    for (const input::Source& each : further) {
      sources.push_back(&each);
    }
  };
  switch (subject) {
    case model::Subject::roads:
      sources.push_back(&study.roads);
      break;
    case model::Subject::places:
      add(study.places, study.further_places.sources);
      break;
    case model::Subject::population:
      if (study.population) {
        sources.push_back(&study.population->source);
      }
      break;
    case model::Subject::services:
      add(&study.services, study.further_services.sources);
      break;
    case model::Subject::candidates:
      add(study.candidates, study.further_candidates.sources);
      break;
    case model::Subject::municipalities:
      add(study.municipalities, {});
      break;
    case model::Subject::needs:
      add(study.needs, study.further_needs.sources);
      break;
    case model::Subject::ferries:
      add(study.ferries, {});
      break;
    case model::Subject::stated_ways:  // no part of a study
      break;
  }
  return sources;
}

bool reads_road_lines(const StudyFile& study) {
  return !input::is_osm_extract(study.roads) && !input::is_prepared_network(study.roads);
}

StudyFile read_study_file(const std::filesystem::path& path,
                          std::optional<base::Language> language) {
  StudyFile study;
  study.file = study_path(path);
  const Settings file = Settings::parse(read_text(study.file), study.file.string());
  const Settings defaults =
      Settings::parse(base::builtin_text("defaults/study.toml"), "study.toml");
  const std::filesystem::path folder = study.file.parent_path();

  const Settings head = file.required("study", file.table("study"));
  study.name = read_name(head);
  study.notice = head.text("notice").value_or("");
  study.attribution = head.text("attribution");
  study.stated_language = read_language(head);
  study.language = language.value_or(study.stated_language);
  study.crs = read_crs(head);
  study.provenance.push_back({"setting", "study.name", study.name, {}, {}, {}});
  if (!study.notice.empty()) {
    study.provenance.push_back({"notice", "study.notice", study.notice, {}, {}, {}});
  }
  study.provenance.push_back(
      {"setting", "study.language", std::string{base::code(study.language)}, {}, {}, {}});
  study.provenance.push_back({"setting", "study.crs", study.crs.code(), {}, {}, {}});
  study.area = read_area(head, section(defaults, "study"), study.provenance);
  study.abroad.home = read_home_country(head, section(defaults, "study"), study.crs);

  read_sources(file, defaults, folder, study);
  study.travel = read_travel(file, defaults, study);
  study.road_lines.mode = study.travel.mode;
  if (study.travel.ferry_wait && input::is_prepared_network(study.roads)) {
    file.table("travel")->refuse(
        "ferry_wait", Message{"the prepared network {} has its own", study.roads.shown_path},
        Message{"remove the line: the wait is part of the prepared network, as the study had it "
                "that it was made from"});
  }
  read_kinds(file, study);
  read_thresholds(file, defaults, study);
  study.score = read_score_settings(
      file.table("score"), section(defaults, "score"),
      {study.kinds, study.thresholds, study.travel.decide_by, study.language}, study.provenance);
  study.speeds = read_speed_settings(file.table("score"), section(defaults, "score"),
                                     study.score.robustness.seed, study.provenance);
  if (const auto plan = file.table("plan")) {
    study.plan = read_plan_settings(*plan, study.kinds);
  }
  const Settings output_defaults = section(defaults, "output");
  study.output_folder =
      folder / Chooser{study.provenance, output_defaults}.choose(
                   file.table("output"), "output", "folder",
                   [](const Settings& table, const std::string& key) { return table.text(key); });
  if (const auto output = file.table("output")) {
    study.routes = output->flag("routes");
    study.report = output->flag("report").value_or(true);
  }
  refuse_country_without_home(head, study);
  file.refuse_unknown();
  return study;
}

void skip_faulty_records(const input::SkipLimit& limit, StudyFile& study) {
  const auto allow = [&](input::Source& source) { source.skip = limit; };
  for (std::optional<input::Source>* source : {&study.places, &study.candidates}) {
    if (*source) {
      allow(**source);
    }
  }
  allow(study.services);
  for (FurtherSources* further :
       {&study.further_places, &study.further_services, &study.further_candidates}) {
    std::for_each(further->sources.begin(), further->sources.end(), allow);
  }
  study.provenance.push_back({"setting", "on_error", "skip", {}, {}, {}});
  study.provenance.push_back({"setting", "skip_at_most", limit.text(), {}, {}, {}});
}

}  // namespace narhet::study
