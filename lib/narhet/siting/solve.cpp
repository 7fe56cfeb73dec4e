// SPDX-License-Identifier: MIT
#include "narhet/siting/solve.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/p_median.hpp"

namespace narhet::siting {
namespace {

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
    case ProblemType::p_center:
    case ProblemType::dispersion:
      break;
  }
  return {};
}

}  // namespace

Answer solve(const LocationProblem& problem, const SolveOptions& options, const base::Task& task) {
  NARHET_EXPECTS(problem.roles.size() == problem.costs.site_count());
  NARHET_EXPECTS(options.plans > 0 && options.margin >= 0);
  const auto begin = std::chrono::steady_clock::now();
  Answer answer = solve_by_type(problem, options, task);
  for (const SitePlan& plan : answer.plans) {
    const Certificate certificate = certify(problem, plan.sites);
    NARHET_EXPECTS(certificate.keeps_rules && certificate.objective == plan.objective);
  }
  answer.elapsed = std::chrono::steady_clock::now() - begin;
  return answer;
}

}  // namespace narhet::siting
