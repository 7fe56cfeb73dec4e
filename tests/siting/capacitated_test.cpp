// SPDX-License-Identifier: MIT
#include "narhet/siting/capacitated.hpp"

#include "location_oracle.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/id.hpp"
#include "narhet/siting/certificate.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

namespace narhet::siting {
namespace {

using base::Weight;
using test::OwnedProblem;

/// Small enough for every way to serve every place, with what `random_problem` has and rooms that
/// are too small for all, too small for some place, and without end.
OwnedProblem random_capacitated(std::mt19937& random) {
  const auto draw = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  OwnedProblem owned;
  owned.places = 1 + draw(6);
  const std::size_t sites = 1 + draw(7);
  const std::uint32_t costs = 2 + draw(400);  // some with ties
  for (std::size_t pair = 0; pair < sites * owned.places; ++pair) {
    owned.costs.push_back(draw(8) == 0 ? Weight::infinite() : Weight{draw(costs)});
  }
  for (std::size_t place = 0; place < owned.places; ++place) {
    owned.demand.push_back(draw(60));
    owned.loads.push_back(draw(9));
  }
  for (std::size_t site = 0; site < sites; ++site) {
    constexpr std::array kRoles{SiteRole::existing,  SiteRole::required,  SiteRole::forbidden,
                                SiteRole::candidate, SiteRole::candidate, SiteRole::candidate,
                                SiteRole::candidate, SiteRole::candidate};
    owned.roles.push_back(kRoles.at(draw(kRoles.size())));
    owned.capacities.push_back(draw(9) == 0 ? kUnlimited : 3 + draw(12));
  }
  owned.rest.type = ProblemType::capacitated_p_median;
  owned.rest.sites = draw(static_cast<std::uint32_t>(sites) + 1);
  owned.rest.no_way = Weight{1 + draw(2 * costs)};
  return owned;
}

/// Rooms that together are hardly more than what all take up: hard to fill, so that the bound of
/// our own is often too weak.
OwnedProblem random_tight(std::mt19937& random) {
  const auto draw = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  constexpr std::size_t kSites = 5;
  OwnedProblem owned;
  owned.places = 7;
  for (std::size_t pair = 0; pair < kSites * owned.places; ++pair) {
    owned.costs.emplace_back(1 + draw(100));
  }
  std::uint32_t all = 0;
  for (std::size_t place = 0; place < owned.places; ++place) {
    owned.demand.push_back(1);
    owned.loads.push_back(3 + draw(8));
    all += owned.loads.back();
  }
  owned.roles.assign(kSites, SiteRole::candidate);
  owned.rest.type = ProblemType::capacitated_p_median;
  owned.rest.sites = 2 + draw(2);
  owned.rest.no_way = Weight{300};
  owned.capacities.assign(kSites, all / owned.rest.sites + 1 + draw(2));
  return owned;
}

/// How many of the problems were proved by our own bound, and how many CBC had to speak for.
struct Counts {
  std::size_t infeasible{};
  std::size_t proven{};
  std::size_t stated{};
};

void expect_best(const OwnedProblem& owned, Counts& counts) {
  const LocationProblem problem = owned.problem();
  const Answer answer = solve(problem, {}, {});
  const std::vector<SitePlan> all = test::all_plans(problem);
  ASSERT_EQ(answer.infeasible.has_value(), all.empty());
  if (all.empty()) {
    ++counts.infeasible;
    EXPECT_EQ(answer.infeasible->reason, Infeasibility::required_sites);
    return;
  }
  ASSERT_EQ(answer.objective, all.front().objective);
  ASSERT_LE(answer.bound, answer.objective);
  EXPECT_EQ(answer.is_proven, answer.bound == answer.objective);
  if (answer.is_proven) {
    ++counts.proven;
    EXPECT_FALSE(answer.stated_bound);
  } else {
    ++counts.stated;
    EXPECT_EQ(answer.stated_bound, answer.objective);
  }
}

TEST(Capacitated, IsTheBestOfAllWaysToServeAllPlaces) {
  std::mt19937 random{20'261'126};
  Counts counts;
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    expect_best(random_capacitated(random), counts);
  }
  EXPECT_LT(counts.infeasible, 300U);
  EXPECT_GT(counts.proven, 500U);
}

TEST(Capacitated, IsTheBestWhereRoomIsScarce) {
  std::mt19937 random{20'261'127};
  Counts counts;
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(round);
    expect_best(random_tight(random), counts);
  }
  EXPECT_GT(counts.proven, 20U);
  EXPECT_GT(counts.stated, 20U) << "CBC is not asked";
}

/// Two villages of 3 and 2 people at 0 and 1, two halls for 4 there.  The second village's own hall
/// is best for both, but has no room for both.
TEST(Capacitated, SendsAPlaceFartherWhereTheNearestIsFull) {
  OwnedProblem owned;
  owned.places = 2;
  owned.costs = {Weight{5}, Weight{4}, Weight{1}, Weight{0}};
  owned.demand = {3, 2};
  owned.loads = {3, 2};
  owned.roles = {SiteRole::candidate, SiteRole::candidate};
  owned.capacities = {4, 4};
  owned.rest.type = ProblemType::capacitated_p_median;
  owned.rest.sites = 2;
  const Answer both = solve(owned.problem(), {}, {});
  // 3 x 1 + 2 x 4 = 11 beats 3 x 5 + 2 x 0 = 15.
  EXPECT_EQ(both.objective, 11);
  EXPECT_EQ(both.plans.front().served_by,
            (std::vector<std::optional<SiteIndex>>{SiteIndex{1}, SiteIndex{0}}));
  // With room for both there is no reason to go farther.
  owned.capacities = {4, 5};
  EXPECT_EQ(solve(owned.problem(), {}, {}).objective, 3);
}

TEST(Capacitated, LeavesAPlaceWithoutRoomAtWhatNoWayCounts) {
  OwnedProblem owned;
  owned.places = 1;
  owned.costs = {Weight{2}};
  owned.demand = {10};
  owned.loads = {10};
  owned.roles = {SiteRole::candidate};
  owned.capacities = {9};
  owned.rest.type = ProblemType::capacitated_p_median;
  owned.rest.sites = 1;
  owned.rest.no_way = Weight{7};
  const Answer answer = solve(owned.problem(), {}, {});
  EXPECT_EQ(answer.objective, 70);
  EXPECT_FALSE(answer.plans.front().served_by.front());
}

TEST(Capacitated, CertificateFindsWhoIsServedBeyondTheRoom) {
  OwnedProblem owned;
  owned.places = 2;
  owned.costs = {Weight{1}, Weight{1}, Weight{3}, Weight{3}};
  owned.demand = {1, 1};
  owned.loads = {2, 2};
  owned.roles = {SiteRole::candidate, SiteRole::existing};
  owned.capacities = {3, 2};
  owned.rest.type = ProblemType::capacitated_p_median;
  owned.rest.sites = 1;
  const LocationProblem problem = owned.problem();
  const auto plan = [](std::optional<SiteIndex> first, std::optional<SiteIndex> second) {
    return SitePlan{{SiteIndex{0}}, 0, {first, second}};
  };
  const Certificate right = certify(problem, plan(SiteIndex{0}, SiteIndex{1}));
  EXPECT_TRUE(right.keeps_rules);
  EXPECT_EQ(right.objective, 4);
  EXPECT_EQ(right.demand_reached, 2);
  EXPECT_FALSE(certify(problem, plan(SiteIndex{0}, SiteIndex{0})).keeps_rules);
  EXPECT_FALSE(certify(problem, SitePlan{{}, 0, {SiteIndex{1}, std::nullopt}}).keeps_rules);
  EXPECT_FALSE(certify(problem, SitePlan{{SiteIndex{0}}, 0, {SiteIndex{0}}}).keeps_rules);
}

TEST(Capacitated, StopsWhenAsked) {
  std::mt19937 random{3};
  const OwnedProblem owned = random_capacitated(random);
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(solve(owned.problem(), {}, {{}, source.get_token()})),
               base::Cancelled);
}

}  // namespace
}  // namespace narhet::siting
