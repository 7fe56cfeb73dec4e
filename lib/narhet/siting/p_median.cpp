// SPDX-License-Identifier: MIT
#include "narhet/siting/p_median.hpp"

#include "narhet/siting/detail/median_model.hpp"
#include "narhet/siting/detail/median_search.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace narhet::siting {
namespace {

using detail::MedianModel;

/// All that a covering could count.
std::int64_t most(const LocationProblem& problem) {
  std::int64_t sum = 0;
  for (const std::uint32_t demand : problem.demand) {
    sum += demand;
  }
  return problem.type == ProblemType::backup_covering ? 2 * sum : sum;
}

/// A model counts what is not covered, a covering what is.
std::int64_t objective_of(const LocationProblem& problem,
                          const MedianModel& model,
                          std::int64_t total) {
  const std::int64_t sum = total + model.left_out;
  return is_maximised(problem.type) ? most(problem) - sum : sum;
}

/// Whether the required sites alone are too many or too dear.
bool asks_too_much(const LocationProblem& problem) {
  std::uint64_t cost = 0;
  std::size_t count = 0;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::required) {
      ++count;
      cost += problem.budget ? problem.site_costs[site] : 0;
    }
  }
  if (problem.budget) {
    return cost > *problem.budget;
  }
  return problem.type != ProblemType::one_per_group && count > problem.sites;
}

std::vector<SiteIndex> sites_of(const MedianModel& model,
                                const std::vector<std::uint32_t>& chosen) {
  std::vector<SiteIndex> sites = model.required;
  std::ranges::transform(chosen, std::back_inserter(sites),
                         [&](std::uint32_t site) { return model.sites[site]; });
  std::ranges::sort(sites);
  return sites;
}

}  // namespace

Answer solve_median(const LocationProblem& problem,
                    const SolveOptions& options,
                    const base::Task& task) {
  Answer answer;
  answer.method = base::Message{"greedy, interchange, Lagrangian bound, branch and bound"};
  if (asks_too_much(problem)) {
    answer.infeasible = InfeasibleCase{Infeasibility::required_sites, {}, {}, {}};
    return answer;
  }
  const MedianModel model = detail::median_model(problem);
  const detail::SearchResult found = detail::search_median(
      model, options,
      [&](std::int64_t total) { return options.margin_of(objective_of(problem, model, total)); },
      task);
  for (const detail::Choice& choice : found.choices) {
    answer.plans.push_back(
        {sites_of(model, choice.sites), objective_of(problem, model, choice.objective)});
  }
  answer.objective = answer.plans.front().objective;
  answer.bound = objective_of(problem, model, found.bound);
  answer.is_proven = answer.bound == answer.objective;
  answer.has_all_plans = found.has_all;
  answer.nodes = found.nodes;
  return answer;
}

}  // namespace narhet::siting
