// SPDX-License-Identifier: MIT
// Every problem of siting, small, against all choices that keep its rules.
#include "location_oracle.hpp"
#include "support/property.hpp"

#include "narhet/base/format.hpp"
#include "narhet/siting/solve.hpp"

#include <gtest/gtest.h>

#include <array>

namespace narhet::siting::test {
namespace {

std::string numbers_of(const auto& numbers) {
  std::string text;
  for (const auto& number : numbers) {
    text += base::format(" {}", static_cast<std::uint64_t>(number));
  }
  return text + "\n";
}

std::string shown(const OwnedProblem& owned) {
  const LocationProblem problem = owned.problem();
  std::string text = base::format("{}, {} sites, limit {}, no way {}", key(problem.type),
                                  problem.sites, problem.limit.units(), problem.no_way.units());
  text += problem.budget ? base::format(", budget {}\n", *problem.budget) : "\n";
  constexpr std::array kRoles{"candidate", "existing", "required", "forbidden"};
  for (std::size_t site = 0; site < owned.roles.size(); ++site) {
    text +=
        base::format("{} {} (group {}):", kRoles.at(static_cast<std::size_t>(owned.roles[site])),
                     site, owned.groups[site]);
    for (const base::Weight way : problem.costs.column(site)) {
      text += way.is_finite() ? base::format(" {}", way.units()) : " -";
    }
    text += "\n";
  }
  text += "demand" + numbers_of(owned.demand);
  return text + (owned.site_costs.empty() ? "" : "costs" + numbers_of(owned.site_costs));
}

std::string fault_of(const OwnedProblem& owned) {
  constexpr std::size_t kAllPlans = 20'000;  // more than there are sets of sites
  const LocationProblem problem = owned.problem();
  std::vector<SitePlan> best = all_plans(problem);
  const Answer answer = solve(problem, {.plans = kAllPlans}, {});
  if (answer.plans.empty() != best.empty()) {
    return best.empty() ? "there is no plan, and one is given"
                        : "there is a plan, and none is given";
  }
  if (best.empty()) {
    return answer.infeasible ? "" : "no reason is given";
  }
  const std::int64_t objective = best.front().objective;
  if (!answer.is_proven || answer.bound != objective || answer.objective != objective) {
    return base::format("the best is {}, the answer {}, its bound {}", objective, answer.objective,
                        answer.bound);
  }
  std::erase_if(best, [&](const SitePlan& plan) { return plan.objective != objective; });
  return answer.plans == best ? ""
                              : base::format("{} plans are the best, {} are given, or others",
                                             best.size(), answer.plans.size());
}

class Siting : public testing::TestWithParam<ProblemType> {};

TEST_P(Siting, IsTheBestOfAllChoices) {
  const narhet::test::Property<OwnedProblem> property{
      [](narhet::test::Draws& draws) { return random_problem(GetParam(), draws); }, &fault_of,
      &shown};
  EXPECT_EQ(narhet::test::counterexample_of(property, 150), "");
}

INSTANTIATE_TEST_SUITE_P(AllTypes,
                         Siting,
                         testing::Values(ProblemType::p_median,
                                         ProblemType::one_per_group,
                                         ProblemType::max_covering,
                                         ProblemType::backup_covering,
                                         ProblemType::set_covering,
                                         ProblemType::p_center,
                                         ProblemType::dispersion));

}  // namespace
}  // namespace narhet::siting::test
