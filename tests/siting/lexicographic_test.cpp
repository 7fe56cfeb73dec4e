// SPDX-License-Identifier: MIT
#include "narhet/siting/lexicographic.hpp"

#include "location_oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::Weight;
using test::OwnedProblem;

/// The total or the longest way of an open set, by the text of `solve_then`.
std::int64_t worth(const LocationProblem& problem,
                   const std::vector<SiteIndex>& chosen,
                   bool is_longest) {
  std::int64_t total = 0;
  std::int64_t longest = 0;
  for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
    Weight way = Weight::infinite();
    bool can_have_way = false;
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      const Weight cost = problem.costs.at(place, site);
      can_have_way =
          can_have_way || (problem.roles[site] != SiteRole::forbidden && cost.is_finite());
      if (problem.roles[site] == SiteRole::existing ||
          std::ranges::find(chosen, SiteIndex(site)) != chosen.end()) {
        way = std::min(way, cost);
      }
    }
    total += std::int64_t{problem.demand[place]} * std::min(way, problem.no_way).units();
    longest = can_have_way ? std::max<std::int64_t>(longest, way.units()) : longest;
  }
  return is_longest ? longest : total;
}

class AgainstAllChoicesInTwo : public testing::TestWithParam<std::pair<ProblemType, ProblemType>> {
};

TEST_P(AgainstAllChoicesInTwo, TakesTheBestInTheSecondOfThoseAllowedInTheFirst) {
  const auto [first, second] = GetParam();
  const bool is_longest = second == ProblemType::p_center;
  std::mt19937 random{20'261'126};
  int feasible = 0;
  int bettered = 0;
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    const OwnedProblem owned = test::random_problem(first, random);
    const LocationProblem problem = owned.problem();
    const std::vector<SitePlan> plans = test::all_plans(problem);
    for (const std::int64_t percent : {0, 10, 50}) {
      const Answer answer =
          solve_then(problem, second, {.margin_share = static_cast<double>(percent) / 100.0}, {});
      ASSERT_EQ(answer.plans.empty(), plans.empty());
      if (plans.empty()) {
        break;
      }
      std::int64_t best = std::numeric_limits<std::int64_t>::max();
      for (const SitePlan& plan : plans) {
        if (100 * plan.objective <= (100 + percent) * plans.front().objective) {
          best = std::min(best, worth(problem, plan.sites, is_longest));
        }
      }
      const SitePlan& plan = answer.plans.front();
      ASSERT_NE(std::ranges::find(plans, plan), plans.end());
      ASSERT_LE(100 * plan.objective, (100 + percent) * plans.front().objective);
      ASSERT_EQ(worth(problem, plan.sites, is_longest), best);
      ASSERT_TRUE(answer.second);
      EXPECT_EQ(answer.second->objective, best);
      EXPECT_EQ(answer.second->bound, best);
      EXPECT_EQ(answer.second->first_best, plans.front().objective);
      EXPECT_TRUE(answer.second->is_first_proven);
      EXPECT_EQ(answer.is_proven, plan.objective == plans.front().objective);
      ++feasible;
      bettered += worth(problem, solve(problem, {}, {}).plans.front().sites, is_longest) > best;
    }
  }
  EXPECT_GT(feasible, 800);
  EXPECT_GT(bettered, 100);  // or the second objective would never have decided
}

INSTANTIATE_TEST_SUITE_P(BothOrders,
                         AgainstAllChoicesInTwo,
                         testing::Values(std::pair{ProblemType::p_median, ProblemType::p_center},
                                         std::pair{ProblemType::one_per_group,
                                                   ProblemType::p_center},
                                         std::pair{ProblemType::p_center, ProblemType::p_median}));

/// Three villages on a road, A - 4 - B - 2 - C, with 1, 1 and 2 people and a site in each but B's
/// own a detour of 1 away:
///
///          A  B  C   all together      longest
///   at A   0  4  6   0 + 4 + 2*6 = 16     6
///   at B   5  1  3   5 + 1 + 2*3 = 12     5
///   at C   6  2  0   6 + 2 + 0   =  8     6
OwnedProblem villages(ProblemType type) {
  OwnedProblem owned;
  owned.places = 3;
  for (const std::uint32_t cost : {0U, 4U, 6U, 5U, 1U, 3U, 6U, 2U, 0U}) {
    owned.costs.push_back(Weight{cost});
  }
  owned.demand = {1, 1, 2};
  owned.roles.assign(3, SiteRole::candidate);
  owned.rest.type = type;
  owned.rest.sites = 1;
  owned.rest.no_way = Weight{100};
  return owned;
}

TEST(SolveThen, GivesUpInAllWhatTheMarginAllowsForThePlaceThatHasFarthest) {
  const OwnedProblem owned = villages(ProblemType::p_median);
  const auto at = [&](double margin) {
    return solve_then(owned.problem(), ProblemType::p_center, {.margin_share = margin}, {})
        .plans.front();
  };
  EXPECT_EQ(at(0.0), (SitePlan{{SiteIndex{2}}, 8}));
  EXPECT_EQ(at(0.49), (SitePlan{{SiteIndex{2}}, 8})) << "12 is half more than 8";
  EXPECT_EQ(at(0.5), (SitePlan{{SiteIndex{1}}, 12}));
}

TEST(SolveThen, CountsTheMarginFromWhatThereIsToday) {
  const OwnedProblem owned = villages(ProblemType::p_median);
  const auto at = [&](double margin) {
    return solve_then(owned.problem(), ProblemType::p_center,
                      {.margin_share = margin, .margin_origin = 12}, {})
        .plans.front();
  };
  EXPECT_EQ(at(0.99), (SitePlan{{SiteIndex{2}}, 8})) << "from 12 to 8 it gains 4, and 12 is 4 more";
  EXPECT_EQ(at(1.0), (SitePlan{{SiteIndex{1}}, 12}));
}

TEST(SolveThen, GivesUpOfTheLongestWayWhatTheMarginAllowsForAllTogether) {
  const OwnedProblem owned = villages(ProblemType::p_center);
  const auto at = [&](double margin) {
    return solve_then(owned.problem(), ProblemType::p_median, {.margin_share = margin}, {})
        .plans.front();
  };
  EXPECT_EQ(at(0.0), (SitePlan{{SiteIndex{1}}, 5}));
  EXPECT_EQ(at(0.19), (SitePlan{{SiteIndex{1}}, 5})) << "6 is a fifth more than 5";
  EXPECT_EQ(at(0.2), (SitePlan{{SiteIndex{2}}, 6})) << "of A and C, both 6, the one with fewer";
}

TEST(SolveThen, ClaimsNothingThatItsEffortDidNotProve) {
  std::mt19937 random{7};
  int unproven = 0;
  for (int round = 0; round < 300; ++round) {
    const OwnedProblem owned = test::random_problem(ProblemType::p_median, random);
    const LocationProblem problem = owned.problem();
    const std::vector<SitePlan> plans = test::all_plans(problem);
    if (plans.empty()) {
      continue;
    }
    const Answer answer = solve_then(problem, ProblemType::p_center, {.effort = 1}, {});
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (const SitePlan& plan : plans) {
      if (plan.objective <= answer.second->allowed) {
        best = std::min(best, worth(problem, plan.sites, true));
      }
    }
    EXPECT_LE(answer.second->bound, best);
    EXPECT_GE(answer.second->objective, best);
    EXPECT_EQ(answer.is_proven,
              answer.objective == answer.bound && answer.second->objective == answer.second->bound);
    unproven += answer.is_proven ? 0 : 1;
  }
  EXPECT_GT(unproven, 10);
}

}  // namespace
}  // namespace narhet::siting
