// SPDX-License-Identifier: MIT
#include "narhet/study/plan_problem.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/no_way.hpp"
#include "narhet/study/plan_demand.hpp"
#include "narhet/study/plan_question.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;
using base::Weight;
using siting::ProblemType;
using siting::SiteRole;

/// Gives the candidates of the ids a role.
/// @throws Error `usage`
void set_role(const std::vector<std::string>& ids,
              SiteRole role,
              const Prepared& prepared,
              PlanProblem& plan) {
  const auto& candidates = prepared.inputs.candidates;
  for (const std::string& id : ids) {
    const auto found =
        std::find_if(candidates.begin(), candidates.end(),
                     [&](const model::Candidate& each) { return model::has_id(each, id); });
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

void add_candidates(const Prepared& prepared, const PlanQuestion& question, PlanProblem& plan) {
  for (std::size_t i = 0; i < prepared.candidates.size(); ++i) {
    const bool is_on_road = prepared.candidates[i].position.has_value();
    plan.candidates_off_road += is_on_road ? 0U : 1U;
    plan.roles.push_back(is_on_road ? SiteRole::candidate : SiteRole::forbidden);
    const auto municipality = prepared.inputs.candidates[i].municipality;
    plan.groups.push_back(municipality ? static_cast<std::uint32_t>(index(*municipality))
                                       : siting::kNoGroup);
  }
  set_role(question.required, SiteRole::required, prepared, plan);
  set_role(question.forbidden, SiteRole::forbidden, prepared, plan);
}

/// Up to five of the candidates that may be chosen and lack a number, and how many more there are;
/// nothing if none does.
std::optional<Message> names_without(const Prepared& prepared,
                                     const PlanProblem& plan,
                                     std::optional<double> model::Candidate::*number) {
  constexpr std::size_t kNamed = 5;
  std::string names;
  std::size_t count = 0;
  for (std::size_t i = 0; i < prepared.inputs.candidates.size(); ++i) {
    const model::Candidate& candidate = prepared.inputs.candidates[i];
    if (plan.roles[i] != SiteRole::forbidden && !(candidate.*number) && count++ < kNamed) {
      names += (names.empty() ? "" : ", ") +
               base::printable(candidate.name.empty() ? candidate.id : candidate.name);
    }
  }
  if (count == 0) {
    return std::nullopt;
  }
  return count <= kNamed ? Message{"{}", names} : Message{"{} and {} more", names, count - kNamed};
}

/// Whole kronor: a cost upwards and a budget downwards, so that no plan is dearer than it may be.
/// @throws Error `field_missing`, `too_large`
void add_costs(const Prepared& prepared, double budget, PlanProblem& plan) {
  if (const auto names = names_without(prepared, plan, &model::Candidate::cost)) {
    throw Error{
        ErrorCode::field_missing,
        {},
        Message{"a budget needs the cost of every candidate, and there is none of {}", *names},
        Message{"fill in the column 'cost', or leave them out with --forbidden"}};
  }
  constexpr double kMost = 4e9;
  for (const model::Candidate& candidate : prepared.inputs.candidates) {
    const double cost = candidate.cost.value_or(0.0);
    if (cost > kMost) {
      throw Error{ErrorCode::too_large,
                  {},
                  Message{"the candidate '{}' costs more than a plan can count",
                          base::printable(candidate.id)}};
    }
    plan.site_costs.push_back(static_cast<std::uint32_t>(std::ceil(cost)));
  }
  plan.budget = static_cast<std::uint64_t>(std::min(budget, 1e15));
}

/// @throws Error `field_missing`
void add_capacities(const Prepared& prepared, PlanProblem& plan) {
  if (const auto names = names_without(prepared, plan, &model::Candidate::capacity)) {
    throw Error{ErrorCode::field_missing,
                {},
                Message{"the problem '{}' needs the capacity of every candidate, and there is none "
                        "of {}",
                        siting::key(plan.type), *names},
                Message{"fill in the column 'capacity', or leave them out with --forbidden"}};
  }
  for (const model::Candidate& candidate : prepared.inputs.candidates) {
    const double persons = std::min(candidate.capacity.value_or(0.0), 1e12);
    plan.capacities.push_back(
        static_cast<std::uint64_t>(std::floor(persons * static_cast<double>(kPartsOfPerson))));
  }
}

/// @throws Error `too_large`
std::uint32_t hundredths(const model::Place& place, double part) {
  const double parts = place.population.value_or(base::Persons{}).count() *
                       static_cast<double>(kPartsOfPerson) * part;
  constexpr double kMost = 4e9;
  if (parts > kMost) {
    throw Error{ErrorCode::too_large,
                {},
                Message{"the place '{}' has more people than a plan can count",
                        base::printable(place.name)}};
  }
  return static_cast<std::uint32_t>(std::llround(parts));
}

void add_rows(const Prepared& prepared,
              const std::vector<double>& need,
              std::size_t kinds,
              bool are_persons_needed,
              PlanProblem& plan) {
  double persons = 0.0;
  for (std::size_t i = 0; i < prepared.places.size(); ++i) {
    const model::Place& place = prepared.inputs.places[i];
    if (place.is_neighbour) {
      continue;
    }
    if (!prepared.places[i].position) {
      plan.places_off_road.push_back(base::id_at<base::PlaceIndex>(i));
      continue;
    }
    plan.places_without_population += place.population ? 0U : 1U;
    for (const base::KindIndex kind : plan.kinds) {
      plan.rows.push_back({base::id_at<base::PlaceIndex>(i), kind});
      plan.demand.push_back(hundredths(place, need.empty() ? 1.0 : need[i * kinds + index(kind)]));
      persons += plan.demand.back();
      if (plan.type == ProblemType::capacitated_p_median) {
        plan.loads.push_back(hundredths(place, 1.0));
      }
    }
  }
  model::most_persons_first(plan.places_off_road, prepared.inputs.places);
  if (are_persons_needed && persons <= 0.0) {
    throw Error{ErrorCode::field_missing,
                {},
                Message{"no place has a known population, so there are no people to count"},
                Message{"lscp, p-center and dispersion do without"}};
  }
}

/// As siting::solve asks for, with a margin.
/// @throws Error `too_large`
void require_countable(const PlanProblem& plan) {
  const double persons = std::accumulate(plan.demand.begin(), plan.demand.end(), 0.0);
  if (persons * plan.no_way.units() > 0x1p57) {
    throw Error{ErrorCode::too_large,
                {},
                Message{"there are more people and longer ways than a plan can count"}};
  }
}

/// A site that is open: free of cost, and with room for all, since nothing else is known.
void add_existing(PlanProblem& plan) {
  plan.roles.push_back(SiteRole::existing);
  plan.groups.push_back(siting::kNoGroup);
  if (plan.budget) {
    plan.site_costs.push_back(0);
  }
  if (!plan.capacities.empty()) {
    plan.capacities.push_back(siting::kUnlimited);
  }
}

/// The nearest and the second nearest of today, as two sites that exist, and what no way counts as.
void add_today(const StudyFile& study,
               const Prepared& prepared,
               const routing::Engine& engine,
               PlanProblem& plan,
               const base::Task& task) {
  std::vector<model::KindSet> kinds;
  for (const model::Service& service : prepared.inputs.services) {
    kinds.push_back(service.kinds);
  }
  const model::NearestTable nearest = routing::nearest_two(
      engine, prepared.places, prepared.services, kinds, study.kinds.size(), prepared.edge(), task);
  const auto add = [&](auto which) {
    add_existing(plan);
    for (const PlanProblem::Row& row : plan.rows) {
      const auto& reached = nearest.at(row.place, row.kind, study.travel.decide_by).*which;
      plan.costs.push_back(reached ? reached->cost : Weight::infinite());
    }
  };
  add(&model::NearestPair::nearest);
  add(&model::NearestPair::second);
  plan.no_way = study.score.cap[study.travel.decide_by];
  for (const auto& counts : no_way_counts_as(nearest, prepared.inputs.places, study.score.cap)) {
    plan.no_way = std::max(plan.no_way, counts[study.travel.decide_by]);
  }
  require_countable(plan);
}

/// @throws Error `too_large`
void require_memory(std::size_t rows, std::size_t sites, const base::Task& task) {
  // The matrix, the model's own and its sorted rows.
  constexpr std::uint64_t kBytesPerPair = 4 + 4 + 8 + 8;
  base::require_memory(task, kBytesPerPair * rows * sites, Message{"choosing sites"});
}

/// Finds the places that no choice of sites can help.
/// @returns the rows that one can
std::vector<std::size_t> rows_with_way(const Prepared& prepared, PlanProblem& plan) {
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
  return kept;
}

void keep_rows(const std::vector<std::size_t>& kept, PlanProblem& plan) {
  const std::size_t sites = plan.roles.size();
  const std::size_t rows = plan.rows.size();
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
  const std::vector<std::size_t> kept = rows_with_way(prepared, plan);
  if (plan.leaves_out_places_without_way()) {
    keep_rows(kept, plan);
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
    add_existing(plan);
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
  problem.site_costs = site_costs;
  problem.budget = budget;
  problem.capacities = capacities;
  problem.loads = loads;
  return problem;
}

bool PlanProblem::leaves_out_places_without_way() const {
  return type == ProblemType::set_covering || type == ProblemType::p_center;
}

std::size_t PlanProblem::candidates_to_choose_from() const {
  return static_cast<std::size_t>(std::count_if(roles.begin(), roles.end(), [](SiteRole role) {
    return role == SiteRole::candidate || role == SiteRole::required;
  }));
}

std::optional<std::int64_t> PlanProblem::objective_today() const {
  if (!counts_persons(type)) {
    return std::nullopt;
  }
  siting::LocationProblem today = problem();
  // Today's points have room for all, so the nearest serves.
  today.type = type == ProblemType::capacitated_p_median ? ProblemType::p_median : type;
  return siting::certify(today, std::span<const siting::SiteIndex>{}).objective;
}

std::size_t count_plan_searches(const StudyFile& study,
                                const Prepared& prepared,
                                const PlanQuestion& question) {
  return question.problem == ProblemType::dispersion
             ? prepared.candidates.size() + prepared.services.size()
             : prepared.candidates.size() + 2 * study.kinds.size() * base::kMetrics.size();
}

PlanProblem plan_problem(const StudyFile& study,
                         const Prepared& prepared,
                         const routing::Engine& engine,
                         const PlanQuestion& question,
                         const base::Task& task) {
  PlanProblem plan;
  plan.type = question.problem;
  plan.sites = question.sites.value_or(0);
  plan.kinds = plan_kinds(study, question);
  if (has_limit(question.problem)) {
    const PlanLimit limit = plan_limit(study, question);
    plan.limit = limit.weight;
    plan.limit_label = limit.label;
  }
  add_candidates(prepared, question, plan);
  if (question.budget) {
    add_costs(prepared, *question.budget, plan);
  }
  if (question.problem == ProblemType::capacitated_p_median) {
    add_capacities(prepared, plan);
  }
  if (question.problem == ProblemType::dispersion) {
    add_ways_between_sites(study, prepared, engine, plan, task);
  } else {
    std::vector<double> need;
    if (counts_need(question)) {
      const needs::PlaceNeeds needs =
          answer_needs(prepared.inputs.needs, prepared.inputs.places, study.kinds.size(),
                       study.weighing, study.privacy)
              .places;
      need = need_of_places(needs, prepared.inputs.places.size(), study.kinds.size());
      plan.places_not_asked = static_cast<std::size_t>(
          std::count(needs.index.begin(), needs.index.end(), std::nullopt));
    }
    add_rows(prepared, need, study.kinds.size(), counts_persons(question), plan);
    add_ways_of_places(study, prepared, engine, plan, task);
  }
  return plan;
}

}  // namespace narhet::study
