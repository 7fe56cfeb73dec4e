// SPDX-License-Identifier: MIT
#include "narhet/siting/covering.hpp"

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/siting/detail/place_covers.hpp"

#include <algorithm>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using detail::Choice;
using detail::CoverAim;
using detail::PlaceCovers;

InfeasibleCase out_of_reach(const LocationProblem& problem, const PlaceCovers& covers) {
  InfeasibleCase result{
      Infeasibility::places_out_of_reach, covers.out_of_reach(problem.limit), Weight{}, {}};
  for (const std::size_t place : result.places) {
    result.smallest_limit = std::max(*result.smallest_limit, covers.least(place));
  }
  if (!result.smallest_limit->is_finite()) {
    result.smallest_limit.reset();
  }
  return result;
}

std::int64_t cost_of(const LocationProblem& problem, const std::vector<SiteIndex>& sites) {
  std::int64_t cost = 0;
  for (const SiteIndex site : sites) {
    cost += problem.site_costs.empty() ? 1 : problem.site_costs[index(site)];
  }
  return cost;
}

/// What a cover costs beside the required sites.
std::int64_t cost_of(const detail::CoverModel& model, const std::vector<std::uint32_t>& sites) {
  std::int64_t cost = 0;
  for (const std::uint32_t site : sites) {
    cost += model.cost[site];
  }
  return cost;
}

detail::CoverModel cover_model(const LocationProblem& problem, const PlaceCovers& covers) {
  detail::CoverModel model = covers.model(problem.limit, nullptr);
  for (std::size_t i = 0; i < covers.candidates().size() && !problem.site_costs.empty(); ++i) {
    model.cost[i] = problem.site_costs[index(covers.candidates()[i])];
  }
  return model;
}

/// Covers that cost at most so much, as many as the pool holds.
detail::CoverOutcome list_covers(const detail::CoverModel& model,
                                 std::int64_t most,
                                 std::uint64_t effort,
                                 detail::PlanPool& pool,
                                 const base::Task& task) {
  detail::CoverRequest request{CoverAim::all, most, std::nullopt, effort, {}};
  request.found = [&](const std::vector<std::uint32_t>& sites) {
    pool.add({cost_of(model, sites), sites});
    return pool.has_room();
  };
  return detail::search_covers(model, request, task);
}

/// The best choices first by their cost, then those that cost a little more, so that the search for
/// these does not crowd out the others.
std::vector<Choice> other_choices(const detail::CoverModel& model,
                                  const Choice& best,
                                  const SolveOptions& options,
                                  std::int64_t margin,
                                  std::uint64_t effort,
                                  Answer& answer,
                                  const base::Task& task) {
  const base::Phase phase{task, base::Message{"looking for other plans as good"}};
  detail::PlanPool pool{options.plans + 1, margin};
  pool.add(best);
  bool is_finished = true;
  for (const std::int64_t more : {std::int64_t{0}, margin}) {
    if (pool.has_room() && is_finished) {
      const auto outcome = list_covers(model, best.objective + more, effort, pool, task);
      is_finished = outcome.is_finished;
      answer.nodes += outcome.nodes;
    }
  }
  answer.has_all_plans = is_finished && pool.has_room();
  std::vector<Choice> choices = pool.choices();
  choices.resize(std::min(choices.size(), options.plans));
  return choices;
}

}  // namespace

Answer solve_set_covering(const LocationProblem& problem,
                          const SolveOptions& options,
                          const base::Task& task) {
  Answer answer;
  answer.method = base::Message{"reductions, Lagrangian bound, branch and bound"};
  const PlaceCovers covers{problem};
  if (!covers.out_of_reach(problem.limit).empty()) {
    answer.infeasible = out_of_reach(problem, covers);
    return answer;
  }
  const detail::CoverModel model = cover_model(problem, covers);
  // Everything is a cover, so there is one.
  Choice best;
  for (std::uint32_t site = 0; site < model.site_count; ++site) {
    best.sites.push_back(site);
    best.objective += model.cost[site];
  }
  detail::CoverRequest request{
      CoverAim::cheapest, best.objective, std::nullopt, options.effort, {}};
  request.found = [&](const std::vector<std::uint32_t>& sites) {
    best = {cost_of(model, sites), sites};
    return true;
  };
  std::vector<Choice> choices;
  detail::CoverOutcome outcome;
  {
    const base::Phase phase{task, base::Message{"choosing sites"}};
    outcome = detail::search_covers(model, request, task);
  }
  answer.nodes = outcome.nodes;
  choices.push_back(best);
  const std::int64_t required = cost_of(problem, covers.required());
  answer.bound = required + (outcome.is_finished ? best.objective : outcome.bound);
  if (options.plans > 1 && outcome.is_finished) {
    choices = other_choices(model, best, options, options.margin_of(best.objective + required),
                            options.effort_to_list(outcome.effort), answer, task);
  }
  for (Choice& choice : choices) {
    choice.objective += required;
    answer.plans.push_back(covers.plan(choice));
  }
  answer.objective = answer.plans.front().objective;
  answer.is_proven = answer.objective == answer.bound;
  return answer;
}

}  // namespace narhet::siting
