// SPDX-License-Identifier: MIT
#include "narhet/siting/solve.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/siting/capacitated.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/covering.hpp"
#include "narhet/siting/dispersion.hpp"
#include "narhet/siting/p_center.hpp"
#include "narhet/siting/p_median.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace narhet::siting {
namespace {

/// Whether the spans are as long as the type of problem needs.
bool is_well_formed(const LocationProblem& problem) {
  const std::size_t sites = problem.costs.site_count();
  const std::size_t places = problem.costs.place_count();
  const bool needs_demand = problem.type != ProblemType::set_covering &&
                            problem.type != ProblemType::p_center &&
                            problem.type != ProblemType::dispersion;
  return problem.roles.size() == sites && (!needs_demand || problem.demand.size() == places) &&
         (problem.type != ProblemType::one_per_group || problem.groups.size() == sites) &&
         (problem.type != ProblemType::dispersion || places == sites) &&
         (problem.type != ProblemType::capacitated_p_median ||
          (problem.capacities.size() == sites && problem.loads.size() == places)) &&
         (problem.site_costs.empty() ? !problem.budget : problem.site_costs.size() == sites) &&
         problem.limit.is_finite() && problem.no_way.is_finite();
}

Answer solve_by_type(const LocationProblem& problem,
                     const SolveOptions& options,
                     const base::Task& task) {
  switch (problem.type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
    case ProblemType::max_covering:
    case ProblemType::backup_covering:
      return solve_median(problem, options, task);
    case ProblemType::set_covering:
      return solve_set_covering(problem, options, task);
    case ProblemType::p_center:
      return solve_p_center(problem, options, task);
    case ProblemType::dispersion:
      return solve_dispersion(problem, options, task);
    case ProblemType::capacitated_p_median:
      return solve_capacitated(problem, options, task);
  }
  return {};
}

}  // namespace

std::int64_t SolveOptions::margin_of(std::int64_t objective) const {
  const double share = margin_share * std::abs(static_cast<double>(objective - margin_origin));
  return margin + static_cast<std::int64_t>(share);
}

Answer solve(const LocationProblem& problem, const SolveOptions& options, const base::Task& task) {
  NARHET_EXPECTS(is_well_formed(problem));
  NARHET_EXPECTS(options.plans > 0 && options.margin >= 0 && options.margin_share >= 0.0);
  const auto begin = std::chrono::steady_clock::now();
  Answer answer = solve_by_type(problem, options, task);
  std::ranges::sort(answer.plans, [&](const SitePlan& a, const SitePlan& b) {
    if (a.objective != b.objective) {
      return is_maximised(problem.type) ? a.objective > b.objective : a.objective < b.objective;
    }
    return a.sites < b.sites;
  });
  for (const SitePlan& plan : answer.plans) {
    const Certificate certificate = certify(problem, plan);
    NARHET_EXPECTS(certificate.keeps_rules && certificate.objective == plan.objective);
  }
  answer.elapsed = std::chrono::steady_clock::now() - begin;
  return answer;
}

}  // namespace narhet::siting
