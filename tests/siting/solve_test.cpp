// SPDX-License-Identifier: MIT
#include "narhet/siting/solve.hpp"

#include "location_oracle.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/id.hpp"
#include "narhet/siting/certificate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <stop_token>
#include <string>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using test::OwnedProblem;

constexpr std::size_t kAllPlans = 20'000;  // more than 2^14

class AgainstAllChoices : public testing::TestWithParam<ProblemType> {
 protected:
  /// Sites of which one at least has to be open for the place.
  static std::set<std::size_t> sites_for(const LocationProblem& problem, std::size_t place) {
    std::set<std::size_t> sites;
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      if (problem.roles[site] != SiteRole::forbidden && problem.costs.at(place, site).is_finite()) {
        sites.insert(site);
      }
    }
    return sites;
  }

  /// The least of the place's ways to what is or may be open.
  static Weight least(const LocationProblem& problem, std::size_t place) {
    Weight result = Weight::infinite();
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      if (problem.roles[site] != SiteRole::forbidden) {
        result = std::min(result, problem.costs.at(place, site));
      }
    }
    return result;
  }

  static void expect_right_reason(LocationProblem problem, const InfeasibleCase& stated) {
    const bool by_limit = problem.type == ProblemType::set_covering;
    std::vector<std::size_t> out;
    for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
      const Weight way = least(problem, place);
      if (!way.is_finite() || (by_limit && way > problem.limit)) {
        out.push_back(place);
      }
    }
    switch (stated.reason) {
      case Infeasibility::places_out_of_reach:
        EXPECT_EQ(stated.places, out);
        if (stated.smallest_limit) {
          problem.limit = *stated.smallest_limit;
          EXPECT_FALSE(test::all_plans(problem).empty());
          problem.limit = Weight{problem.limit.units() - 1};
          EXPECT_TRUE(test::all_plans(problem).empty());
        } else if (by_limit) {
          EXPECT_TRUE(std::ranges::any_of(
              out, [&](std::size_t place) { return !least(problem, place).is_finite(); }));
        }
        break;
      case Infeasibility::too_few_sites:
        EXPECT_TRUE(out.empty());
        ASSERT_TRUE(stated.fewest_sites);
        EXPECT_GT(*stated.fewest_sites, problem.sites);
        problem.sites = *stated.fewest_sites;
        EXPECT_FALSE(test::all_plans(problem).empty());
        problem.sites = *stated.fewest_sites - 1;
        EXPECT_TRUE(test::all_plans(problem).empty());
        break;
      case Infeasibility::required_sites:
        EXPECT_TRUE(
            problem.budget ||
            std::cmp_greater(std::ranges::count(problem.roles, SiteRole::required), problem.sites));
        break;
    }
    if (stated.reason == Infeasibility::too_few_sites) {
      for (const std::size_t a : stated.places) {
        for (const std::size_t b : stated.places) {
          const auto sites = sites_for(problem, a);
          EXPECT_TRUE(a == b || std::ranges::none_of(sites_for(problem, b), [&](std::size_t site) {
                        return sites.contains(site);
                      }));
        }
      }
    }
  }
};

TEST_P(AgainstAllChoices, FindsTheBestProvesItAndListsAllOthersWithinTheMargin) {
  std::mt19937 random{20'261'126};
  std::size_t infeasible = 0;
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    const OwnedProblem owned = test::random_problem(GetParam(), random);
    const LocationProblem problem = owned.problem();
    const auto margin = static_cast<std::int64_t>(random() % 4);

    const Answer answer = solve(problem, {.plans = kAllPlans, .margin = margin}, {});

    std::vector<SitePlan> expected = test::all_plans(problem);
    if (expected.empty()) {
      ++infeasible;
      ASSERT_TRUE(answer.infeasible);
      EXPECT_TRUE(answer.plans.empty());
      expect_right_reason(problem, *answer.infeasible);
      continue;
    }
    const std::int64_t best = expected.front().objective;
    std::erase_if(expected,
                  [&](const SitePlan& plan) { return std::abs(plan.objective - best) > margin; });
    ASSERT_FALSE(answer.infeasible);
    EXPECT_EQ(answer.objective, best);
    EXPECT_EQ(answer.bound, best);
    EXPECT_TRUE(answer.is_proven);
    EXPECT_TRUE(answer.has_all_plans);
    EXPECT_EQ(answer.plans, expected);
  }
  EXPECT_LT(infeasible, 700U) << "too few cases with an answer";
}

TEST_P(AgainstAllChoices, BoundsWhatItHasNoEffortToProve) {
  std::mt19937 random{7};
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const OwnedProblem owned = test::random_problem(GetParam(), random);
    const LocationProblem problem = owned.problem();

    const Answer answer = solve(problem, {.plans = 5, .effort = random() % 300}, {});

    const std::vector<SitePlan> all = test::all_plans(problem);
    ASSERT_EQ(answer.plans.empty(), all.empty());
    if (all.empty()) {
      continue;
    }
    const std::int64_t best = all.front().objective;
    const bool more_is_better = is_maximised(GetParam());
    EXPECT_TRUE(more_is_better ? answer.bound >= best : answer.bound <= best) << answer.bound;
    EXPECT_TRUE(more_is_better ? answer.objective <= best : answer.objective >= best);
    EXPECT_EQ(answer.is_proven, answer.objective == answer.bound);
    EXPECT_EQ(certify(problem, answer.plans.front().sites).objective, answer.objective);
    for (const SitePlan& plan : answer.plans) {
      EXPECT_NE(std::ranges::find(all, plan), all.end());
    }
  }
}

TEST_P(AgainstAllChoices, GivesTheSameForAnyNumberOfThreads) {
  std::mt19937 random{11};
  for (int round = 0; round < 20; ++round) {
    const OwnedProblem owned = test::random_problem(GetParam(), random);
    const Answer one = solve(owned.problem(), {.plans = 10}, {base::Threads{1}, {}});
    const Answer seven = solve(owned.problem(), {.plans = 10}, {base::Threads{7}, {}});
    EXPECT_EQ(one.plans, seven.plans);
    EXPECT_EQ(one.nodes, seven.nodes);
  }
}

std::string test_name(const testing::TestParamInfo<ProblemType>& info) {
  std::string name{key(info.param)};
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Siting,
                         AgainstAllChoices,
                         testing::Values(ProblemType::p_median,
                                         ProblemType::one_per_group,
                                         ProblemType::max_covering,
                                         ProblemType::backup_covering,
                                         ProblemType::set_covering,
                                         ProblemType::p_center,
                                         ProblemType::dispersion),
                         test_name);

/// Places and sites on a line, the way between them its length.
OwnedProblem on_a_line(ProblemType type,
                       const std::vector<std::uint32_t>& places,
                       const std::vector<std::uint32_t>& sites) {
  OwnedProblem owned;
  owned.places = places.size();
  for (const std::uint32_t site : sites) {
    for (const std::uint32_t place : places) {
      owned.costs.emplace_back(std::max(site, place) - std::min(site, place));
    }
  }
  owned.demand.assign(places.size(), 1);
  owned.roles.assign(sites.size(), SiteRole::candidate);
  owned.rest.type = type;
  return owned;
}

TEST(Solve, NamesThePlacesThatNoSiteCoversAndTheLimitThatWould) {
  OwnedProblem owned = on_a_line(ProblemType::set_covering, {0, 10, 40, 47}, {5, 50});
  owned.rest.limit = Weight{6};

  const Answer answer = solve(owned.problem(), {}, {});

  ASSERT_TRUE(answer.infeasible);
  EXPECT_EQ(answer.infeasible->reason, Infeasibility::places_out_of_reach);
  EXPECT_EQ(answer.infeasible->places, std::vector<std::size_t>{2});
  EXPECT_EQ(answer.infeasible->smallest_limit, Weight{10});
}

TEST(Solve, CountsAWayOfTheLimitAsWithin) {
  OwnedProblem owned = on_a_line(ProblemType::max_covering, {0, 10, 20}, {10});
  owned.rest.sites = 1;
  owned.rest.limit = Weight{10};
  EXPECT_EQ(solve(owned.problem(), {}, {}).objective, 3);
  owned.rest.limit = Weight{9};
  EXPECT_EQ(solve(owned.problem(), {}, {}).objective, 1);
}

TEST(Solve, GivesTheLowerSitesOfEquals) {
  OwnedProblem owned = on_a_line(ProblemType::p_median, {10, 30}, {40, 20, 0, 30, 10});
  owned.rest.sites = 1;
  // At 10, 20 and 30 the ways come to 20.
  const Answer answer = solve(owned.problem(), {.plans = 5}, {});
  ASSERT_EQ(answer.plans.size(), 3U);
  EXPECT_EQ(answer.plans[0].sites, std::vector{SiteIndex{1}});
  EXPECT_EQ(answer.plans[1].sites, std::vector{SiteIndex{3}});
  EXPECT_EQ(answer.plans[2].sites, std::vector{SiteIndex{4}});
}

TEST(Solve, SaysThatThereAreMorePlansThanItWasAskedFor) {
  OwnedProblem owned = on_a_line(ProblemType::p_median, {10, 30}, {10, 20, 30});
  owned.rest.sites = 1;
  const Answer two = solve(owned.problem(), {.plans = 2}, {});
  EXPECT_EQ(two.plans.size(), 2U);
  EXPECT_FALSE(two.has_all_plans);
  EXPECT_TRUE(solve(owned.problem(), {.plans = 3}, {}).has_all_plans);
}

// Each of the three covers the one place by itself.
TEST(Solve, SaysThatThereAreMoreCoversThanItWasAskedFor) {
  OwnedProblem owned = on_a_line(ProblemType::set_covering, {10}, {9, 10, 11});
  owned.rest.limit = Weight{1};
  const Answer two = solve(owned.problem(), {.plans = 2}, {});
  EXPECT_EQ(two.plans.size(), 2U);
  EXPECT_FALSE(two.has_all_plans);
  const Answer three = solve(owned.problem(), {.plans = 3}, {});
  EXPECT_EQ(three.plans.size(), 3U);
  EXPECT_TRUE(three.has_all_plans);
}

// Five places in a ring, and a site between each two: two sites cover four, so three are needed,
// though by halves of sites 2.5 would do: that takes a search.
TEST(Solve, SaysHowItSearchedAndHowFar) {
  OwnedProblem owned;
  owned.places = 5;
  for (std::size_t site = 0; site < 5; ++site) {
    for (std::size_t place = 0; place < 5; ++place) {
      owned.costs.emplace_back(place == site || place == (site + 1) % 5 ? 1U : 9U);
    }
  }
  owned.demand = {1, 1, 1, 1, 1};
  owned.roles.assign(5, SiteRole::candidate);
  owned.rest.limit = Weight{1};
  owned.rest.no_way = Weight{100};
  owned.rest.type = ProblemType::set_covering;
  const Answer cover = solve(owned.problem(), {}, {});
  EXPECT_EQ(cover.objective, 3);
  EXPECT_GT(cover.nodes, 0U);
  EXPECT_FALSE(cover.method.english().empty());
  owned.rest.type = ProblemType::p_median;
  owned.rest.sites = 2;
  const Answer median = solve(owned.problem(), {.plans = 10}, {});
  EXPECT_EQ(median.objective, 4 + 9) << "four are next to one of the two, and one is not";
  EXPECT_GT(median.nodes, 0U);
  EXPECT_FALSE(median.method.english().empty());
}

/// As many villages as the demo has candidates: a search through their 2^45 subsets would not end.
TEST(Solve, ListsWhatIsAsGoodWhereNearlyAllAreChosen) {
  constexpr std::size_t kVillages = 45;
  std::vector<std::uint32_t> villages;
  for (std::uint32_t village = 0; village < kVillages; ++village) {
    villages.push_back(10 * village);
  }
  OwnedProblem owned = on_a_line(ProblemType::p_center, villages, villages);
  owned.rest.sites = kVillages;
  const Answer all = solve(owned.problem(), {.plans = 4}, {});
  EXPECT_EQ(all.objective, 0);
  EXPECT_EQ(all.plans.size(), 1U);
  EXPECT_TRUE(all.has_all_plans);
  // Whichever is left out has 10 to its neighbour.
  owned.rest.sites = kVillages - 1;
  const Answer one_less = solve(owned.problem(), {.plans = kVillages}, {});
  EXPECT_EQ(one_less.objective, 10);
  EXPECT_EQ(one_less.plans.size(), kVillages);
  EXPECT_TRUE(one_less.has_all_plans);
  EXPECT_FALSE(solve(owned.problem(), {.plans = kVillages - 1}, {}).has_all_plans);
}

TEST(Solve, MeasuresAMarginFromWhereItIsToldTo) {
  // Today all 4 persons have 100 to go; the sites leave them 10, 12 and 30: gains of 90, 88 and 70.
  OwnedProblem owned = on_a_line(ProblemType::p_median, {100}, {110, 88, 70, 0});
  owned.demand = {4};
  owned.roles.back() = SiteRole::existing;
  owned.rest.sites = 1;
  const auto count = [&](SolveOptions options) {
    options.plans = kAllPlans;
    return solve(owned.problem(), options, {}).plans.size();
  };
  EXPECT_EQ(count({.margin_share = 0.2}), 2U);
  EXPECT_EQ(count({.margin_share = 0.02, .margin_origin = 400}), 1U);
  EXPECT_EQ(count({.margin_share = 0.03, .margin_origin = 400}), 2U);
  EXPECT_EQ(count({.margin_share = 0.23, .margin_origin = 400}), 3U);
}

TEST(Solve, StopsWhenAsked) {
  for (const ProblemType type : {ProblemType::p_median, ProblemType::set_covering,
                                 ProblemType::p_center, ProblemType::dispersion}) {
    OwnedProblem owned = on_a_line(type, {0, 10, 20}, {0, 10, 20});
    owned.rest.sites = 2;
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(static_cast<void>(solve(owned.problem(), {}, {{}, source.get_token()})),
                 base::Cancelled)
        << key(type);
  }
}

/// Large enough that a decision in the binary search can be given up; what comes after it must not
/// be taken for proved.
TEST(Solve, BoundsWhatItGaveUpToDecide) {
  std::mt19937 random{17};
  constexpr std::size_t kPoints = 90;
  for (const ProblemType type : {ProblemType::p_center, ProblemType::dispersion}) {
    std::size_t unproven = 0;
    for (int round = 0; round < 15; ++round) {
      SCOPED_TRACE(round);
      std::vector<std::pair<double, double>> points(kPoints);
      for (auto& [x, y] : points) {
        x = static_cast<double>(random() % 1000);
        y = static_cast<double>(random() % 1000);
      }
      OwnedProblem owned = on_a_line(type, std::vector<std::uint32_t>(kPoints), {});
      owned.roles.assign(kPoints, SiteRole::candidate);
      owned.rest.sites = 8;
      for (const auto& a : points) {
        for (const auto& b : points) {
          owned.costs.emplace_back(
              static_cast<std::uint32_t>(std::hypot(a.first - b.first, a.second - b.second)));
        }
      }
      const Answer proved = solve(owned.problem(), {}, {});
      ASSERT_TRUE(proved.is_proven);
      const Answer answer = solve(owned.problem(), {.effort = random() % 20'000}, {});
      const std::int64_t sign = is_maximised(type) ? -1 : 1;
      EXPECT_LE(sign * answer.bound, sign * proved.objective);
      EXPECT_GE(sign * answer.objective, sign * proved.objective);
      unproven += answer.is_proven ? 0U : 1U;
    }
    EXPECT_GT(unproven, 3U) << key(type);
  }
}

TEST(SolveDeathTest, RefusesACostMatrixOfAnotherSize) {
  OwnedProblem owned = on_a_line(ProblemType::p_median, {0, 10}, {0});
  owned.demand.pop_back();
  EXPECT_DEATH(static_cast<void>(solve(owned.problem(), {}, {})), "is_well_formed");
}

}  // namespace
}  // namespace narhet::siting
