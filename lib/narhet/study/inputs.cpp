// SPDX-License-Identifier: MIT
#include "narhet/study/inputs.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/membership.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/road_edge.hpp"
#include "narhet/input/road_extent.hpp"
#include "narhet/input/road_lines.hpp"
#include "narhet/study/candidate_names.hpp"
#include "narhet/study/memory_need.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using model::Subject;

/// The defaults, with the study's own types of places and tags of kinds.
input::OsmSettings osm_settings_of(const StudyFile& study) {
  input::OsmSettings settings = input::read_osm_settings(
      base::Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml"));
  if (!study.place_types.empty()) {
    settings.place_types = {study.place_types.begin(), study.place_types.end()};
    settings.fallback_place_types.clear();
  }
  for (const auto& [kind, rules] : study.kind_tags) {
    settings.kinds[kind] = rules;
  }
  return settings;
}

/// The sources of a study by subject, those that it has.
std::vector<std::pair<Subject, const input::Source*>> sources_of(const StudyFile& study) {
  std::vector<std::pair<Subject, const input::Source*>> sources{
      {Subject::roads, &study.roads},
      {Subject::places, &study.places},
      {Subject::services, &study.services}};
  if (study.candidates) {
    sources.emplace_back(Subject::candidates, &*study.candidates);
  }
  if (study.municipalities) {
    sources.emplace_back(Subject::municipalities, &*study.municipalities);
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

/// @param days_per_week  of service points, since no tag of the map says it
void take(input::OsmExtract&& extract,
          std::uint8_t days_per_week,
          const input::Source& source,
          Inputs& inputs) {
  for (model::Service& service : extract.services) {
    service.days_per_week = days_per_week;
  }
  if (!extract.roads.segments.empty()) {
    inputs.roads = std::move(extract.roads);
  }
  append(inputs.places, std::move(extract.places));
  append(inputs.services, std::move(extract.services));
  append(inputs.candidates, std::move(extract.candidates));
  append(inputs.municipalities, std::move(extract.municipalities));
  if (extract.admin_level) {
    inputs.admin_level = extract.admin_level;
  }
  for (model::LoadReport& report : extract.reports) {
    report.file = source.shown_path;
    inputs.loads.push_back(std::move(report));
  }
}

/// Reads each extract once, for all subjects that come from it.
void read_extracts(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  const input::OsmSettings settings = osm_settings_of(study);
  std::vector<std::filesystem::path> done;
  const auto sources = sources_of(study);
  for (const auto& [first_subject, source] : sources) {
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
    take(input::read_osm_extract(source->path, settings, study.kinds, options, study.crs, task),
         study.days_per_week, *source, inputs);
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

void read_layers(const StudyFile& study, const base::Task& task, Inputs& inputs) {
  if (input::is_prepared_network(study.roads)) {
    read_prepared_network(study, task, inputs);
  } else if (reads_road_lines(study)) {
    base::require_memory(task, memory_to_read_roads(study.roads.path),
                         Message{"reading the roads in {}", study.roads.shown_path});
    input::RoadLines lines = input::read_road_lines(study.roads, study.road_lines,
                                                    osm_settings_of(study), study.crs, task);
    inputs.roads = std::move(lines.roads);
    inputs.loads.push_back(std::move(lines.report));
  }
  if (!input::is_osm_extract(study.places)) {
    take(input::read_places(study.places, study.crs, task), inputs.places, inputs);
  }
  if (!input::is_osm_extract(study.services)) {
    take(input::read_services(study.services, study.kinds, study.days_per_week, study.crs, task),
         inputs.services, inputs);
  }
  if (study.candidates && !input::is_osm_extract(*study.candidates)) {
    take(input::read_candidates(*study.candidates, study.crs, task), inputs.candidates, inputs);
  }
  if (study.municipalities && !input::is_osm_extract(*study.municipalities)) {
    take(input::read_municipalities(*study.municipalities, study.crs, task), inputs.municipalities,
         inputs);
  }
  if (study.needs) {
    take(input::read_needs(*study.needs, {inputs.places, inputs.candidates, study.kinds}, task),
         inputs.needs, inputs);
  }
}

template <class Record>
void require_some(const std::vector<Record>& records,
                  Subject subject,
                  const input::Source& source) {
  if (records.empty()) {
    throw Error{ErrorCode::layer_empty,
                {source.shown_path, source.layer, {}},
                Message{"there are no {} that can be used", model::name(subject)},
                Message{"'narhet check -v' says what was read and left out, and why"}};
  }
}

}  // namespace

Inputs read_inputs(const StudyFile& study, const base::Task& task) {
  Inputs inputs;
  read_extracts(study, task, inputs);
  read_layers(study, task, inputs);
  require_some(inputs.places, Subject::places, study.places);
  require_some(inputs.services, Subject::services, study.services);
  add_checksums(study, task, inputs);
  if (!inputs.network) {
    input::refuse_points_outside_roads(inputs.roads, inputs.places, study.places, study.crs);
    input::refuse_points_outside_roads(inputs.roads, inputs.services, study.services, study.crs);
    input::mark_dead_ends_outside(inputs.municipalities, study.crs, study.travel.mode,
                                  inputs.roads);
  }
  for (Message& notice : input::assign_municipalities(inputs.municipalities, inputs.places,
                                                      inputs.services, inputs.candidates)) {
    inputs.notices.push_back(std::move(notice));
  }
  name_candidates(inputs.places, study.language, inputs.candidates);
  return inputs;
}

}  // namespace narhet::study
