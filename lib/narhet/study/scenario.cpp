// SPDX-License-Identifier: MIT
#include "narhet/study/scenario.hpp"

#include "narhet/access/scenario.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/csv_note.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/scenario_file.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/season_reasons.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/begin_result.hpp"
#include "narhet/study/called.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/population_groups.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/scenario_text.hpp"
#include "narhet/study/season.hpp"
#include "narhet/study/site_harm.hpp"
#include "narhet/study/travel_engine.hpp"
#include "narhet/study/why.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;
using model::ScenarioPoint;

bool is_in(const std::vector<base::ServiceIndex>& some, std::size_t service) {
  return std::find(some.begin(), some.end(), base::id_at<base::ServiceIndex>(service)) !=
         some.end();
}

/// Of two sets those of the first that are, or are not, in the second.
model::KindSet part_of(const model::KindSet& kinds, const model::KindSet& others, bool in_both) {
  model::KindSet part;
  for (std::size_t i = 0; i < model::kMaxKinds; ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    if (kinds.contains(kind) && others.contains(kind) == in_both) {
      part.insert(kind);
    }
  }
  return part;
}

std::vector<ScenarioPoint> points_of(const Inputs& inputs, const ScenarioChange& change) {
  std::vector<ScenarioPoint> points;
  for (const base::ServiceIndex each : change.closed) {
    const model::Service& service = inputs.services[index(each)];
    ScenarioPoint point{ScenarioPoint::Role::closes,
                        service.id,
                        service.name,
                        service.position,
                        service.municipality,
                        part_of(service.kinds, change.closed_kinds, true),
                        part_of(service.kinds, change.closed_kinds, false)};
    if (!point.kinds_left.empty()) {
      point.role = ScenarioPoint::Role::loses_kinds;
    }
    points.push_back(std::move(point));
  }
  for (const base::CandidateIndex each : change.opened) {
    const model::Candidate& candidate = inputs.candidates[index(each)];
    points.push_back({ScenarioPoint::Role::opens,
                      candidate.id,
                      candidate.name,
                      candidate.position,
                      candidate.municipality,
                      change.opened_kinds,
                      {}});
  }
  return points;
}

/// What of a study a scenario shows and is reckoned from.
model::Result today_of(const StudyFile& study,
                       const Prepared& prepared,
                       std::vector<model::Provenance> provenance) {
  model::Result today = begin_result(study, prepared);
  today.places = prepared.inputs.places;
  today.place_snaps = prepared.places;
  today.services = prepared.inputs.services;
  today.service_snaps = prepared.services;
  today.municipalities = prepared.inputs.municipalities;
  today.loads = prepared.inputs.loads;
  today.provenance = std::move(provenance);
  leave_out_needs(today.loads, today.provenance);
  return today;
}

/// Where each stands, and what to call it by: "0428-01-L1 (Vingåker)".
std::string where_they_are(std::span<const model::Service> services,
                           std::span<const model::Municipality> municipalities,
                           std::span<const std::size_t> some) {
  std::string list;
  for (const std::size_t i : some) {
    const auto municipality = services[i].municipality;
    list += (list.empty() ? "" : ", ") + base::printable(services[i].id);
    if (municipality) {
      list += " (" + base::printable(municipalities[index(*municipality)].name) + ")";
    }
  }
  return list;
}

/// What each of some words calls, each once.
template <class Index, class Find>
std::vector<Index> find_all(const std::vector<std::string>& words, const Find& find) {
  std::vector<Index> found;
  for (const std::string& word : words) {
    const Index each = find(word);
    if (std::find(found.begin(), found.end(), each) == found.end()) {
      found.push_back(each);
    }
  }
  return found;
}

/// @returns all kinds of the study without any key
/// @throws Error `usage`
model::KindSet kinds_of(const StudyFile& study, const std::vector<std::string>& keys) {
  model::KindSet kinds;
  std::string known;
  for (std::size_t i = 0; i < study.kinds.size(); ++i) {
    known += (known.empty() ? "" : ", ") + study.kinds[i].key;
    if (keys.empty()) {
      kinds.insert(base::id_at<base::KindIndex>(i));
    }
  }
  for (const std::string& key : keys) {
    const auto kind = model::find_kind(study.kinds, key);
    if (!kind) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the study has no kind '{}'", base::printable(key)},
                  Message{"its kinds are {}", known}};
    }
    kinds.insert(*kind);
  }
  return kinds;
}

/// @throws Error `usage` for a point that closes nothing, or a site that cannot be reached
ScenarioChange change_of(const StudyFile& study,
                         const Prepared& prepared,
                         const ScenarioOptions& options) {
  const Inputs& inputs = prepared.inputs;
  ScenarioChange change{
      find_all<base::ServiceIndex>(options.closed,
                                   [&](const std::string& called) {
                                     return find_service(inputs.services, inputs.municipalities,
                                                         called);
                                   }),
      kinds_of(study, options.kinds),
      find_all<base::CandidateIndex>(
          options.opened,
          [&](const std::string& called) { return find_candidate(inputs.candidates, called); }),
      kinds_of(study, options.opened_kinds)};
  for (const base::ServiceIndex each : change.closed) {
    const model::Service& service = inputs.services[index(each)];
    if (part_of(service.kinds, change.closed_kinds, true).empty()) {
      throw Error{
          ErrorCode::usage,
          {},
          Message{"'{}' offers none of the kinds that are to close", base::printable(service.id)},
          Message{"leave it out, or name another kind with --kind"}};
    }
  }
  for (const base::CandidateIndex each : change.opened) {
    const model::Snap& snap = prepared.candidates[index(each)];
    if (!snap.position) {
      throw Error{
          ErrorCode::usage,
          {},
          Message{"nobody would reach the candidate '{}': {}",
                  base::printable(inputs.candidates[index(each)].id), model::name(snap.status)}};
    }
  }
  return change;
}

/// What was asked for, among where the result comes from.
void add_change(const StudyFile& study,
                const std::vector<ScenarioPoint>& points,
                std::vector<model::Provenance>& provenance) {
  for (const ScenarioPoint& point : points) {
    std::string kinds;
    for (std::size_t i = 0; i < study.kinds.size(); ++i) {
      if (point.kinds.contains(base::id_at<base::KindIndex>(i))) {
        kinds += (kinds.empty() ? "" : ", ") + study.kinds[i].key;
      }
    }
    const bool opens = point.role == ScenarioPoint::Role::opens;
    provenance.push_back({"setting",
                          opens ? "scenario.opens" : "scenario.closes",
                          point.id + " (" + kinds + ")",
                          {},
                          {},
                          {}});
  }
}

/// Those that stop selling what harm is about.
std::span<const base::ServiceIndex> shops_closed(const StudyFile& study,
                                                 const ScenarioChange& change) {
  const auto& kind = study.score.harm.kind;
  return kind && change.closed_kinds.contains(*kind)
             ? std::span<const base::ServiceIndex>{change.closed}
             : std::span<const base::ServiceIndex>{};
}

void check_options(const StudyFile& study,
                   const std::filesystem::path& file,
                   const ScenarioOptions& options) {
  if (!output::is_scenario_file(file)) {
    throw Error{ErrorCode::usage,
                {file.string(), {}, {}},
                Message{"the name of a scenario ends in .csv or .gpkg"}};
  }
  if (options.closed.empty() && options.opened.empty()) {
    throw Error{ErrorCode::usage,
                {},
                Message{"nothing closes and nothing opens"},
                Message{"name service points by their ids, or candidates with --open"}};
  }
  static_cast<void>(kinds_of(study, options.kinds));
  static_cast<void>(kinds_of(study, options.opened_kinds));
}

}  // namespace

base::ServiceIndex find_service(std::span<const model::Service> services,
                                std::span<const model::Municipality> municipalities,
                                std::string_view called) {
  const std::vector<Named> names = names_of(services);
  const std::vector<std::size_t> found = called_so(names, called);
  if (found.empty()) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the study has no service point '{}'", base::printable(called)},
                what_may_be_meant(names, called, model::Subject::services)};
  }
  if (found.size() > 1) {
    throw Error{ErrorCode::usage,
                {},
                Message{"{} service points are named '{}'", found.size(), base::printable(called)},
                Message{"name it by its id: {}", where_they_are(services, municipalities, found)}};
  }
  return base::id_at<base::ServiceIndex>(found.front());
}

model::NearestTable nearest_after(const StudyFile& study,
                                  const Prepared& prepared,
                                  const routing::Engine& engine,
                                  const ScenarioChange& change,
                                  const base::Task& task) {
  std::vector<model::Snap> snaps = prepared.services;
  const auto without_closed = [&](std::vector<model::KindSet> offered) {
    for (std::size_t i = 0; i < offered.size(); ++i) {
      offered[i] =
          is_in(change.closed, i) ? part_of(offered[i], change.closed_kinds, false) : offered[i];
    }
    return offered;
  };
  const std::vector<model::Service>& services = prepared.inputs.services;
  auto kinds = without_closed(kinds_in(study.travel.seasons.chosen, services));
  auto kinds_ever = without_closed(kinds_in_any_season(services));
  for (const base::CandidateIndex each : change.opened) {
    snaps.push_back(prepared.candidates[index(each)]);
    kinds.push_back(change.opened_kinds);
    kinds_ever.push_back(change.opened_kinds);
  }
  model::NearestTable nearest = routing::nearest_two(engine, prepared.places, snaps, kinds,
                                                     study.kinds.size(), prepared.edge(), task);
  routing::tell_closed_this_season(engine.graph(), prepared.places, snaps, kinds_ever, nearest,
                                   task);
  return nearest;
}

model::Scenario scenario_of(const StudyFile& study,
                            const Prepared& prepared,
                            const routing::Engine& engine,
                            const ScenarioChange& change,
                            std::vector<model::Provenance> provenance,
                            const base::Task& task) {
  model::Scenario scenario;
  scenario.points = points_of(prepared.inputs, change);
  add_change(study, scenario.points, provenance);
  scenario.today = today_of(study, prepared, std::move(provenance));
  scenario.today.nearest = nearest_after(study, prepared, engine, {}, task);
  scenario.after = nearest_after(study, prepared, engine, change, task);
  for (const model::Service& service : prepared.inputs.services) {
    scenario.service_ids.push_back(service.id);
  }
  for (const base::CandidateIndex each : change.opened) {
    scenario.service_ids.push_back(prepared.inputs.candidates[index(each)].id);
  }
  scenario.groups =
      population_groups(scenario.today.places,
                        study.population ? std::optional{study.population->ages} : std::nullopt);
  scenario.place_changes =
      access::place_changes(scenario.today.nearest, scenario.after, scenario.today.decide_by);
  scenario.effects = access::scenario_effects(
      scenario.today.places, scenario.groups, scenario.today.nearest, scenario.after,
      scenario.today.thresholds, scenario.today.municipalities.size());
  return scenario;
}

std::vector<Line> write_scenario(const StudyFile& study,
                                 const std::filesystem::path& file,
                                 const ScenarioOptions& options,
                                 const base::Task& task) {
  check_options(study, file, options);
  refuse_input_as_target(study, file);
  if (options.overwrite) {
    output::refuse_other_scenario(file);
  }
  output::Publication publication{file, {.overwrite = options.overwrite, .csv = options.csv}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  tell_stops_count_as_open(prepared.inputs.services, lines);
  const ScenarioChange change = change_of(study, prepared, options);
  const routing::Engine engine =
      make_engine(prepared.network, 4 * study.kinds.size() * base::kMetrics.size(),
                  {options.engine, study.hierarchy_file()}, task, lines);
  const model::Scenario scenario =
      scenario_of(study, prepared, engine, change,
                  provenance_of(study, prepared.inputs, prepared.network_provenance,
                                prepared.network.report, options.version),
                  task);
  const auto harm =
      site_harm(study, prepared, {change.opened, change.opened_kinds, shops_closed(study, change)},
                engine, task);
  output::write_scenario(scenario, publication, options.date, task);
  output::publish_with_note(publication, scenario.today.notice);
  std::vector<Line> said = scenario_lines(scenario, options.language);
  std::move(said.begin(), said.end(), std::back_inserter(lines));
  if (harm) {
    std::vector<Line> taken = harm_lines(study, prepared, change.opened, *harm);
    std::move(taken.begin(), taken.end(), std::back_inserter(lines));
  }
  lines.push_back({Message{"scenario: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
