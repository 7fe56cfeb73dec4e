// SPDX-License-Identifier: MIT
#include "narhet/study/inputs.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/ferry_table.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/membership.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/population_grid.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/road_edge.hpp"
#include "narhet/input/road_extent.hpp"
#include "narhet/input/road_files.hpp"
#include "narhet/study/candidate_names.hpp"
#include "narhet/study/file_faults.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/neighbourhood.hpp"
#include "narhet/study/point_sources.hpp"
#include "narhet/study/road_provenance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;
using model::Subject;

base::Settings default_settings(const char* file) {
  return base::Settings::parse(base::builtin_text(std::string{"defaults/"} + file), file);
}

/// The defaults, with the study's own types of places and tags of kinds.
input::OsmSettings osm_settings_of(const StudyFile& study) {
  input::OsmSettings settings = input::read_osm_settings(default_settings("osm.toml"));
  if (!study.place_types.empty()) {
    settings.place_types = {study.place_types.begin(), study.place_types.end()};
    settings.fallback_place_types.clear();
  }
  for (const auto& [kind, rules] : study.kind_tags) {
    settings.kinds[kind] = rules;
  }
  return settings;
}

input::RoadSettings road_settings_of(const StudyFile& study) {
  return {osm_settings_of(study), input::read_nvdb_settings(default_settings("nvdb.toml")),
          input::read_topografi_settings(default_settings("topografi.toml"))};
}

/// The sources of a study that an extract may be, by subject.
std::vector<std::pair<Subject, const input::Source*>> sources_by_subject(const StudyFile& study) {
  std::vector<std::pair<Subject, const input::Source*>> sources;
  for (const Subject subject : {Subject::roads, Subject::services, Subject::places,
                                Subject::candidates, Subject::municipalities}) {
    for (const input::Source* source : sources_of(study, subject)) {
      sources.emplace_back(subject, source);
    }
  }
  return sources;
}

/// Notes the checksum of every input, each file read once.
void add_checksums(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  base::Phase phase{task, Message{"checksums of the inputs"}, inputs.loads.size()};
  std::map<std::string, std::string> checksums;
  for (model::LoadReport& load : inputs.loads) {
    auto& checksum = checksums[load.file];
    if (checksum.empty()) {
      checksum = base::sha256_of_file(study.file.parent_path() / load.file, task);
    }
    load.sha256 = checksum;
    phase.advance();
  }
}

template <class Record>
void append(std::vector<Record>& to, std::vector<Record>&& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

void take(input::OsmExtract&& extract,
          const input::Source& source,
          PointSources& points,
          Inputs& inputs) {
  if (!extract.roads.segments.empty()) {
    inputs.roads = std::move(extract.roads);
  }
  append(inputs.municipalities, std::move(extract.municipalities));
  if (extract.admin_level) {
    inputs.admin_level = extract.admin_level;
  }
  const std::size_t first_load = inputs.loads.size();
  for (model::LoadReport& report : extract.reports) {
    report.file = source.shown_path;
    inputs.loads.push_back(std::move(report));
  }
  points.take(extract, source.path, inputs.loads, first_load);
}

/// Reads each extract once, for all subjects that come from it.
void read_extracts(const StudyFile& study,
                   const base::Task& task,
                   PointSources& points,
                   FileFaults& faults,
                   Inputs& inputs) {
  const input::OsmSettings settings = osm_settings_of(study);
  std::vector<std::filesystem::path> done;
  const auto sources = sources_by_subject(study);
  for (const auto& first : sources) {
    const input::Source* const source = first.second;  // clang 14: no binding in a lambda
    if (!input::is_osm_extract(*source) ||
        std::find(done.begin(), done.end(), source->path) != done.end()) {
      continue;
    }
    done.push_back(source->path);
    base::require_memory(task, memory_to_read_roads(source->path),
                         Message{"reading the roads in {}", source->shown_path});
    input::OsmOptions options;
    options.mode = study.travel.mode;
    options.admin_level = study.admin_level;
    options.allow_incomplete = study.allow_incomplete;
    for (const auto& [subject, other] : sources) {
      if (other->path == source->path) {
        options.subjects.insert(subject);
      }
    }
    faults.attempt([&] {
      take(input::read_osm_extract(source->path, settings, study.kinds, options, study.crs, task),
           *source, points, inputs);
    });
  }
}

template <class Record>
void take(input::Loaded<Record>&& loaded, std::vector<Record>& records, Inputs& inputs) {
  append(records, std::move(loaded.records));
  inputs.loads.push_back(std::move(loaded.report));
}

void read_prepared_network(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  constexpr std::array<std::string_view, 1> kExtensions{".network"};
  const input::Source& source = study.roads;
  base::require_memory(task, memory_to_read_network(source.path),
                       Message{"reading the roads in {}", source.shown_path});
  inputs.network =
      network::read_network(input::check_input_file(source.path, kExtensions, source.shown_path),
                            source.shown_path, task);
  if (inputs.network->crs != study.crs.code()) {
    throw Error{ErrorCode::crs_invalid,
                {source.shown_path, {}, {}},
                Message{"the prepared network is in {}, the study in {}", inputs.network->crs,
                        study.crs.code()},
                Message{"make the network anew with 'narhet network', or change crs in the study"}};
  }
  if (inputs.network->mode != model::key(study.travel.mode)) {
    throw Error{ErrorCode::study_invalid,
                {source.shown_path, {}, {}},
                Message{"the prepared network is for the mode '{}', the study travels by '{}'",
                        base::printable(inputs.network->mode), model::key(study.travel.mode)},
                Message{"make a network for the mode with 'narhet network'"}};
  }
  model::LoadReport load;
  load.subject = Subject::roads;
  load.file = source.shown_path;
  load.read = inputs.network->network.geometry.links.size();
  load.used = load.read;
  inputs.loads.push_back(std::move(load));
}

/// A distance shorter than that says more of the grid than of the people.
constexpr double kTooFewCells = 1.0;
constexpr double kFewCells = 5.0;

/// A distance with the decimal mark of the reader's language.
Message kilometres_text(const model::Threshold& threshold) {
  constexpr int kMostDigits = 3;
  const double kilometres = base::to_display(threshold.metric, threshold.limit);
  int digits = 0;
  double scaled = kilometres;
  while (digits < kMostDigits && std::abs(scaled - std::round(scaled)) > 1e-6) {
    scaled *= 10.0;
    ++digits;
  }
  return Message{"{} km", Decimal{kilometres, digits}};
}

void judge_thresholds(const StudyFile& study, base::Metres cell, Inputs& inputs) {
  for (const model::Threshold& threshold : study.thresholds) {
    if (threshold.metric != base::Metric::distance) {
      continue;
    }
    const double cells =
        base::to_display(threshold.metric, threshold.limit) * 1000.0 / cell.count();
    if (cells <= kTooFewCells) {
      throw Error{ErrorCode::study_invalid,
                  {study.population->source.shown_path, {}, {}},
                  Message{"the threshold {} is no longer than a cell of {} m is wide",
                          kilometres_text(threshold), Decimal{cell.count(), 0}},
                  Message{"people live anywhere in their cell: take a finer grid, or a threshold "
                          "of five cells or more"}};
    }
    if (cells < kFewCells) {
      const auto notice = Message{
          "the threshold {} is shorter than five cells of {} m: shares within it are uncertain",
          kilometres_text(threshold), Decimal{cell.count(), 0}};
      inputs.notices.push_back(notice);
    }
  }
}

/// By a village's id, the people that its record states.
using StatedPeople = std::map<std::string, base::Persons>;

/// The people of a study with cells live in these: those of the villages would be counted twice.
StatedPeople uncount_villages(Inputs& inputs) {
  StatedPeople stated;
  for (model::Place& village : inputs.places) {
    if (village.population) {
      stated[village.id] = *village.population;
    }
    village.population.reset();
    village.young.reset();
    village.elderly.reset();
  }
  return stated;
}

/// @pre it is known which places are neighbours
void tell_uncounted(const StatedPeople& stated, Inputs& inputs) {
  base::Persons persons;
  std::size_t villages = 0;
  for (const model::Place& place : inputs.places) {
    const auto found = stated.find(place.id);
    if (found != stated.end() && !place.is_neighbour && !place.cell_width) {
      persons += found->second;
      ++villages;
    }
  }
  if (villages > 0) {
    const auto notice = base::counted(
        villages,
        "{} place states {} people, who are not counted again: people are counted in the cells",
        "{} places state {} people, who are not counted again: people are counted in the cells",
        Decimal{persons.count(), 0});
    inputs.notices.push_back(notice);
  }
}

input::Loaded<model::Place> read_population(const StudyFile& study, const base::Task& task) {
  return input::read_population_grid(study.population->source, study.population->ages, study.crs,
                                     task);
}

base::Metres widest_cell(const std::vector<model::Place>& cells) {
  base::Metres widest;
  for (const model::Place& cell : cells) {
    widest = std::max(widest, *cell.cell_width);
  }
  return widest;
}

void read_road_files(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  std::vector<input::Source> sources{study.roads};
  sources.insert(sources.end(), study.more_roads.begin(), study.more_roads.end());
  std::vector<std::filesystem::path> paths;
  paths.reserve(sources.size());
  for (const input::Source& source : sources) {
    paths.push_back(source.path);
  }
  base::require_memory(task, memory_to_read_roads(paths),
                       Message{"reading the roads in {}", study.roads.shown_path});
  const input::RoadSettings settings = road_settings_of(study);
  input::RoadFiles files =
      input::read_road_files(sources, study.road_lines, settings, study.crs, task);
  inputs.roads = std::move(files.roads);
  inputs.road_provenance = road_provenance_of(files.product, settings);
  inputs.road_product = files.product;
  append(inputs.loads, std::move(files.reports));
}

/// A meeting is told by one table: half of it in another would be a meeting of its own.
void refuse_meetings_of_two(const Inputs& inputs,
                            const input::Source& source,
                            const std::vector<model::Need>& needs) {
  std::set<std::string_view> known;
  for (const model::Need& need : inputs.needs) {
    known.insert(need.meeting);
  }
  for (const model::Need& need : needs) {
    if (known.contains(need.meeting)) {
      throw Error{ErrorCode::duplicate_id,
                  {source.shown_path, source.layer, need.origin.record},
                  Message{"the meeting of this row is in a table named before, too"},
                  Message{"put the rows of one meeting into one table, or give it an id of its "
                          "own"}};
    }
  }
}

void read_roads(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  if (input::is_prepared_network(study.roads)) {
    read_prepared_network(study, task, inputs);
  } else if (reads_road_lines(study)) {
    read_road_files(study, task, inputs);
  }
  if (study.ferries) {
    inputs.loads.push_back(
        input::override_ferries(*study.ferries, study.travel.mode, inputs.roads, task));
  }
}

/// The needs name places and candidates, so these are known.
void read_needs(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  FileFaults faults;
  for (const input::Source* source : sources_of(study, Subject::needs)) {
    faults.attempt([&] {
      auto loaded = input::read_needs(
          *source, {inputs.places, inputs.candidates, study.kinds, inputs.loads}, task);
      refuse_meetings_of_two(inputs, *source, loaded.records);
      take(std::move(loaded), inputs.needs, inputs);
    });
  }
  faults.refuse_any();
}

/// What a study has besides an extract.  The loads are in the order of the study file.
void read_layers(const StudyFile& study,
                 const base::Task& task,
                 PointSources&& points,
                 StatedPeople& uncounted,
                 FileFaults& faults,
                 Inputs& inputs) {
  std::optional<input::Loaded<model::Place>> cells;
  std::optional<input::Loaded<model::Municipality>> municipalities;
  faults.attempt([&] { read_roads(study, task, inputs); });
  points.read_tables(task, inputs.loads, faults);
  if (study.population) {
    faults.attempt([&] { cells = read_population(study, task); });
  }
  if (study.municipalities && !input::is_osm_extract(*study.municipalities)) {
    faults.attempt([&] {
      municipalities = input::read_municipalities(*study.municipalities, study.crs, task);
    });
  }
  faults.refuse_any();
  std::move(points).give(inputs, task);
  if (cells) {
    uncounted = uncount_villages(inputs);
    judge_thresholds(study, widest_cell(cells->records), inputs);
    take(std::move(*cells), inputs.places, inputs);
  }
  if (municipalities) {
    take(std::move(*municipalities), inputs.municipalities, inputs);
  }
  read_needs(study, task, inputs);
}

/// What was set aside of a subject, and why: "feature 1: it crosses itself".
Message set_aside(std::span<const model::LoadReport> loads, Subject subject) {
  constexpr std::size_t kMostShown = 5;
  Message list;
  std::size_t count = 0;
  for (const model::LoadReport& load : loads) {
    for (const model::Rejected& each : load.rejected) {
      if (load.subject != subject || ++count > kMostShown) {
        continue;
      }
      const auto one = Message{"{}: {}", base::record_message(each.origin.record), each.reason};
      list = list.empty() ? one : Message{"{}\n  {}", list, one};
    }
  }
  return count > kMostShown
             ? Message{"{}\n  {}", list,
                       base::counted(count - kMostShown, "and {} more", "and {} more")}
             : list;
}

template <class Record>
void require_some(const std::vector<Record>& records,
                  Subject subject,
                  const input::Source& source,
                  std::span<const model::LoadReport> loads) {
  if (!records.empty()) {
    return;
  }
  const base::Where where{source.shown_path, source.layer, {}};
  if (const Message why = set_aside(loads, subject); !why.empty()) {
    throw Error{ErrorCode::layer_empty, where,
                Message{"none of the {} can be used:\n  {}", model::name(subject), why},
                Message{"mend what is told of each"}};
  }
  throw Error{ErrorCode::layer_empty, where,
              Message{"there are no {} that can be used", model::name(subject)},
              Message{"'narhet check -v' says what was read and left out, and why"}};
}

/// A cell has no name that a site could be called by.
std::span<const model::Place> villages_of(std::span<const model::Place> places) {
  const auto first_cell = std::find_if(places.begin(), places.end(), [](const model::Place& place) {
    return place.cell_width.has_value();
  });
  return places.first(static_cast<std::size_t>(first_cell - places.begin()));
}

}  // namespace

Inputs read_inputs(const StudyFile& study, const base::Task& task) {
  Inputs inputs;
  PointSources points{study};
  StatedPeople uncounted;
  FileFaults faults;
  read_extracts(study, task, points, faults, inputs);
  read_layers(study, task, std::move(points), uncounted, faults, inputs);
  const auto& [people, people_source] =
      study.places ? std::pair{Subject::places, &*study.places}
                   : std::pair{Subject::population, &study.population->source};
  require_some(inputs.places, people, *people_source, inputs.loads);
  require_some(inputs.services, Subject::services, study.services, inputs.loads);
  add_checksums(study, task, inputs);
  if (!inputs.network) {
    input::refuse_points_outside_roads(inputs.roads, inputs.places, *people_source, study.crs);
    input::mark_dead_ends_outside(inputs.municipalities, study.crs, study.travel.mode,
                                  inputs.roads);
  }
  keep_neighbourhood(study.area, study.travel.max_snap, study.crs, inputs, task);
  const auto beyond =
      study.area.municipalities.empty() ? input::Beyond::noteworthy : input::Beyond::expected;
  for (Message& notice : input::assign_municipalities(inputs.municipalities, inputs.places,
                                                      inputs.services, inputs.candidates, beyond)) {
    inputs.notices.push_back(std::move(notice));
  }
  if (Message beside = mark_neighbours(study.area, inputs); !beside.empty()) {
    inputs.notices.push_back(std::move(beside));
  }
  tell_uncounted(uncounted, inputs);
  name_candidates(villages_of(inputs.places), study.language, inputs.candidates);
  return inputs;
}

}  // namespace narhet::study
