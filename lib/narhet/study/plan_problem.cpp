// SPDX-License-Identifier: MIT
#include "narhet/study/plan_problem.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/travel_columns.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;
using base::Weight;
using siting::ProblemType;
using siting::SiteRole;

bool has_limit(ProblemType type) {
  return type == ProblemType::max_covering || type == ProblemType::backup_covering ||
         type == ProblemType::set_covering;
}

bool has_count(ProblemType type) {
  return type != ProblemType::one_per_group && type != ProblemType::set_covering;
}

bool counts_persons(ProblemType type) {
  return type == ProblemType::p_median || type == ProblemType::one_per_group ||
         type == ProblemType::max_covering || type == ProblemType::backup_covering;
}

struct Limit {
  Weight weight;
  std::string label;
};

/// @throws Error `usage`
Limit limit_of(const StudyFile& study, const PlanOptions& options) {
  const bool by_time = study.travel.decide_by == base::Metric::time;
  if (!options.limit) {
    const auto deciding = model::deciding_threshold(study.thresholds, study.travel.decide_by);
    if (!deciding) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the problem '{}' needs a limit", siting::key(options.problem)},
                  by_time ? Message{"give one, such as --limit \"10 min\""}
                          : Message{"give one, such as --limit \"5 km\""}};
    }
    return {study.thresholds[*deciding].limit, study.thresholds[*deciding].label};
  }
  if (const auto duration = base::duration_from_text(*options.limit); by_time && duration) {
    return {base::to_weight(*duration), *options.limit};
  }
  if (const auto length = base::length_from_text(*options.limit); !by_time && length) {
    return {base::to_weight(*length), *options.limit};
  }
  throw Error{ErrorCode::usage,
              {},
              by_time
                  ? Message{"the study decides by minutes: expected a limit such as \"10 min\", "
                            "found '{}'",
                            base::printable(*options.limit)}
                  : Message{"the study decides by km: expected a limit such as \"5 km\", found "
                            "'{}'",
                            base::printable(*options.limit)}};
}

std::vector<base::KindIndex> kinds_of(const StudyFile& study, const PlanOptions& options) {
  std::vector<base::KindIndex> kinds;
  for (std::size_t kind = 0; kind < study.kinds.size(); ++kind) {
    if (!options.kind || study.kinds[kind].key == *options.kind) {
      kinds.push_back(base::id_at<base::KindIndex>(kind));
    }
  }
  return kinds;
}

/// Gives the candidates of the ids a role.
/// @throws Error `usage`
void set_role(const std::vector<std::string>& ids,
              SiteRole role,
              const Prepared& prepared,
              PlanProblem& plan) {
  const auto& candidates = prepared.inputs.candidates;
  for (const std::string& id : ids) {
    const auto found = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const model::Candidate& each) { return each.id == id; });
    if (found == candidates.end()) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the study's {} have no id '{}'", model::name(model::Subject::candidates),
                          base::printable(id)},
                  Message{"ids are in the column id of the layer {} that 'narhet run' makes",
                          std::string{model::key(model::Subject::candidates)}}};
    }
    const auto site = static_cast<std::size_t>(found - candidates.begin());
    if (plan.roles[site] != SiteRole::candidate) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the candidate '{}' cannot be both required and forbidden, or is on no "
                          "road",
                          base::printable(id)}};
    }
    plan.roles[site] = role;
  }
}

void add_candidates(const Prepared& prepared, const PlanOptions& options, PlanProblem& plan) {
  for (std::size_t i = 0; i < prepared.candidates.size(); ++i) {
    const bool is_on_road = prepared.candidates[i].position.has_value();
    plan.candidates_off_road += is_on_road ? 0U : 1U;
    plan.roles.push_back(is_on_road ? SiteRole::candidate : SiteRole::forbidden);
    const auto municipality = prepared.inputs.candidates[i].municipality;
    plan.groups.push_back(municipality ? static_cast<std::uint32_t>(index(*municipality))
                                       : siting::kNoGroup);
  }
  set_role(options.required, SiteRole::required, prepared, plan);
  set_role(options.forbidden, SiteRole::forbidden, prepared, plan);
}

/// @throws Error `too_large`
std::uint32_t hundredths(const model::Place& place) {
  const double parts =
      place.population.value_or(base::Persons{}).count() * static_cast<double>(kPartsOfPerson);
  constexpr double kMost = 4e9;
  if (parts > kMost) {
    throw Error{ErrorCode::too_large,
                {},
                Message{"the place '{}' has more people than a plan can count",
                        base::printable(place.name)}};
  }
  return static_cast<std::uint32_t>(std::llround(parts));
}

void add_rows(const Prepared& prepared, PlanProblem& plan) {
  double persons = 0.0;
  for (std::size_t i = 0; i < prepared.places.size(); ++i) {
    if (!prepared.places[i].position) {
      ++plan.places_off_road;
      continue;
    }
    const model::Place& place = prepared.inputs.places[i];
    plan.places_without_population += place.population ? 0U : 1U;
    for (const base::KindIndex kind : plan.kinds) {
      plan.rows.push_back({base::id_at<base::PlaceIndex>(i), kind});
      plan.demand.push_back(hundredths(place));
      persons += plan.demand.back();
    }
  }
  if (counts_persons(plan.type) && persons <= 0.0) {
    throw Error{ErrorCode::field_missing,
                {},
                Message{"no place has a known population, so there are no people to count"},
                Message{"lscp, p-center and dispersion do without"}};
  }
  // What siting::solve asks for, with a margin.
  if (persons * plan.no_way.units() > 0x1p57) {
    throw Error{ErrorCode::too_large,
                {},
                Message{"there are more people and longer ways than a plan can count"}};
  }
}

/// The nearest and the second nearest of today, as two sites that exist.
void add_today(const StudyFile& study,
               const Prepared& prepared,
               const routing::Engine& engine,
               PlanProblem& plan,
               const base::Task& task) {
  std::vector<model::KindSet> kinds;
  for (const model::Service& service : prepared.inputs.services) {
    kinds.push_back(service.kinds);
  }
  const model::NearestTable nearest =
      routing::nearest_two(engine, prepared.places, prepared.services, kinds, study.kinds.size(),
                           prepared.network.edge_nodes, task);
  const auto add = [&](auto which) {
    plan.roles.push_back(SiteRole::existing);
    plan.groups.push_back(siting::kNoGroup);
    for (const PlanProblem::Row& row : plan.rows) {
      const auto& reached = nearest.at(row.place, row.kind, study.travel.decide_by).*which;
      plan.costs.push_back(reached ? reached->cost : Weight::infinite());
    }
  };
  add(&model::NearestPair::nearest);
  add(&model::NearestPair::second);
}

/// @throws Error `too_large`
void require_memory(std::size_t rows, std::size_t sites, const base::Task& task) {
  // The matrix, the model's own and its sorted rows.
  constexpr std::uint64_t kBytesPerPair = 4 + 4 + 8 + 8;
  base::require_memory(task, kBytesPerPair * rows * sites, Message{"choosing sites"});
}

/// Takes out the rows that no choice of sites can help.
void leave_out_rows_without_way(const Prepared& prepared, PlanProblem& plan) {
  const std::size_t sites = plan.roles.size();
  const std::size_t rows = plan.rows.size();
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < rows; ++row) {
    bool any = false;
    for (std::size_t site = 0; site < sites && !any; ++site) {
      any = plan.roles[site] != SiteRole::forbidden && plan.costs[site * rows + row].is_finite();
    }
    if (any) {
      kept.push_back(row);
    } else if (std::find(plan.places_without_way.begin(), plan.places_without_way.end(),
                         plan.rows[row].place) == plan.places_without_way.end()) {
      plan.places_without_way.push_back(plan.rows[row].place);
    }
  }
  model::most_persons_first(plan.places_without_way, prepared.inputs.places);
  // Each goes to an earlier position or stays, so nothing is overwritten before it is read.
  for (std::size_t site = 0; site < sites; ++site) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      plan.costs[site * kept.size() + i] = plan.costs[site * rows + kept[i]];
    }
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    plan.rows[i] = plan.rows[kept[i]];
    plan.demand[i] = plan.demand[kept[i]];
  }
  plan.costs.resize(sites * kept.size());
  plan.rows.resize(kept.size());
  plan.demand.resize(kept.size());
}

void add_ways_of_places(const StudyFile& study,
                        const Prepared& prepared,
                        const routing::Engine& engine,
                        PlanProblem& plan,
                        const base::Task& task) {
  const std::size_t rows = plan.rows.size();
  require_memory(rows, prepared.candidates.size(), task);
  plan.costs.assign(rows * prepared.candidates.size(), Weight::infinite());
  const base::Metric metric = study.travel.decide_by;
  routing::for_each_travel_column(engine, prepared.places, prepared.candidates,
                                  {.metrics = {metric}}, task,
                                  [&](const routing::TravelColumn& column) {
                                    for (std::size_t row = 0; row < rows; ++row) {
                                      plan.costs[column.destination * rows + row] =
                                          column.costs[metric][index(plan.rows[row].place)];
                                    }
                                  });
  add_today(study, prepared, engine, plan, task);
  if (plan.type == ProblemType::set_covering || plan.type == ProblemType::p_center) {
    leave_out_rows_without_way(prepared, plan);
  }
}

/// The service points that offer a kind asked about, where they are on a road.
std::vector<model::Snap> services_of(const Prepared& prepared, const PlanProblem& plan) {
  std::vector<model::Snap> snaps;
  for (std::size_t i = 0; i < prepared.services.size(); ++i) {
    const bool is_asked = std::any_of(
        plan.kinds.begin(), plan.kinds.end(),
        [&](base::KindIndex kind) { return prepared.inputs.services[i].kinds.contains(kind); });
    if (is_asked && prepared.services[i].position) {
      snaps.push_back(prepared.services[i]);
    }
  }
  return snaps;
}

void add_ways_between_sites(const StudyFile& study,
                            const Prepared& prepared,
                            const routing::Engine& engine,
                            PlanProblem& plan,
                            const base::Task& task) {
  std::vector<model::Snap> points = prepared.candidates;
  for (const model::Snap& service : services_of(prepared, plan)) {
    points.push_back(service);
    plan.roles.push_back(SiteRole::existing);
    plan.groups.push_back(siting::kNoGroup);
  }
  require_memory(points.size(), points.size(), task);
  plan.costs.assign(points.size() * points.size(), Weight::infinite());
  const base::Metric metric = study.travel.decide_by;
  routing::for_each_travel_column(
      engine, points, points, {.metrics = {metric}}, task,
      [&](const routing::TravelColumn& column) {
        std::copy(
            column.costs[metric].begin(), column.costs[metric].end(),
            plan.costs.begin() + static_cast<std::ptrdiff_t>(column.destination * points.size()));
      });
}

}  // namespace

siting::LocationProblem PlanProblem::problem() const {
  siting::LocationProblem problem;
  problem.type = type;
  problem.costs = siting::CostMatrix{
      costs, type == ProblemType::dispersion ? roles.size() : rows.size(), roles.size()};
  problem.demand = demand;
  problem.roles = roles;
  problem.groups = groups;
  problem.sites = sites;
  problem.limit = limit;
  problem.no_way = no_way;
  return problem;
}

void check_plan_options(const StudyFile& study, const PlanOptions& options) {
  if (!study.candidates) {
    throw Error{ErrorCode::layer_empty,
                {study.file.string(), {}, {}},
                Message{"the study has no [candidates]"}};
  }
  if (has_count(options.problem) != options.sites.has_value()) {
    throw Error{ErrorCode::usage,
                {},
                has_count(options.problem)
                    ? Message{"the problem '{}' needs --sites, how many to choose",
                              siting::key(options.problem)}
                    : Message{"the problem '{}' finds the number of sites itself, without --sites",
                              siting::key(options.problem)}};
  }
  if (has_limit(options.problem)) {
    static_cast<void>(limit_of(study, options));
  } else if (options.limit) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the problem '{}' has no limit", siting::key(options.problem)},
                Message{"mclp, lscp and backup have one"}};
  }
  if (options.kind && !model::find_kind(study.kinds, *options.kind)) {
    std::string known;
    for (const model::Kind& kind : study.kinds) {
      known += (known.empty() ? "" : ", ") + kind.key;
    }
    throw Error{ErrorCode::usage,
                {},
                Message{"the study has no kind '{}'", base::printable(*options.kind)},
                Message{"its kinds are {}", known}};
  }
}

std::size_t count_plan_searches(const StudyFile& study,
                                const Prepared& prepared,
                                const PlanOptions& options) {
  return options.problem == ProblemType::dispersion
             ? prepared.candidates.size() + prepared.services.size()
             : prepared.candidates.size() + 2 * study.kinds.size() * base::kMetrics.size();
}

PlanProblem plan_problem(const StudyFile& study,
                         const Prepared& prepared,
                         const routing::Engine& engine,
                         const PlanOptions& options,
                         const base::Task& task) {
  PlanProblem plan;
  plan.type = options.problem;
  plan.sites = options.sites.value_or(0);
  plan.kinds = kinds_of(study, options);
  plan.no_way = study.score.cap[study.travel.decide_by];
  if (has_limit(options.problem)) {
    const Limit limit = limit_of(study, options);
    plan.limit = limit.weight;
    plan.limit_label = limit.label;
  }
  add_candidates(prepared, options, plan);
  if (options.problem == ProblemType::dispersion) {
    add_ways_between_sites(study, prepared, engine, plan, task);
  } else {
    add_rows(prepared, plan);
    add_ways_of_places(study, prepared, engine, plan, task);
  }
  return plan;
}

}  // namespace narhet::study
