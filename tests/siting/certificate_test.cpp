// SPDX-License-Identifier: MIT
#include "narhet/siting/certificate.hpp"

#include "location_oracle.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::siting {
namespace {

using base::Weight;
using test::OwnedProblem;

constexpr std::uint32_t kNone = 0x7fff'ffffU;

/// Three places, four sites: an existing one, two candidates, a forbidden one.
OwnedProblem three_places(ProblemType type) {
  OwnedProblem owned;
  owned.places = 3;
  for (const std::uint32_t cost : {8U, 9U, kNone,  // site 0 exists
                                   2U, 9U, kNone,  // site 1
                                   9U, 5U, 4U,     // site 2
                                   0U, 0U, 0U}) {  // site 3 is forbidden
    owned.costs.emplace_back(cost);
  }
  owned.demand = {10, 1, 100};
  owned.roles = {SiteRole::existing, SiteRole::candidate, SiteRole::candidate, SiteRole::forbidden};
  owned.groups = {kNoGroup, 0, 1, kNoGroup};
  owned.rest.type = type;
  owned.rest.sites = 1;
  owned.rest.limit = Weight{5};
  owned.rest.no_way = Weight{50};
  return owned;
}

const std::vector kFirst{SiteIndex{1}};
const std::vector kSecond{SiteIndex{2}};
const std::vector kBoth{SiteIndex{1}, SiteIndex{2}};

TEST(Certificate, SumsWaysToTheNearestOpenSiteAndCountsNoWay) {
  const OwnedProblem owned = three_places(ProblemType::p_median);
  const Certificate first = certify(owned.problem(), kFirst);
  EXPECT_TRUE(first.keeps_rules);
  EXPECT_EQ(first.objective, 10 * 2 + 1 * 9 + 100 * 50);
  EXPECT_EQ(first.demand_reached, 11);
  EXPECT_EQ(first.nearest[0], SiteIndex{1});
  EXPECT_EQ(first.nearest[1], SiteIndex{0}) << "of equal ones the lower";
  EXPECT_EQ(first.nearest[2], std::nullopt);
  EXPECT_EQ(certify(owned.problem(), kSecond).objective, 10 * 8 + 1 * 5 + 100 * 4);
}

TEST(Certificate, CountsCoverageOnceAndTwice) {
  OwnedProblem owned = three_places(ProblemType::max_covering);
  EXPECT_EQ(certify(owned.problem(), kFirst).objective, 10);
  EXPECT_EQ(certify(owned.problem(), kSecond).objective, 101) << "5 is within 5";
  owned = three_places(ProblemType::backup_covering);
  owned.rest.limit = Weight{8};
  EXPECT_EQ(certify(owned.problem(), kFirst).objective, 2 * 10);
}

TEST(Certificate, TakesTheLongestWay) {
  const OwnedProblem owned = three_places(ProblemType::p_center);
  EXPECT_FALSE(certify(owned.problem(), kFirst).keeps_rules) << "a place has no way";
  const Certificate second = certify(owned.problem(), kSecond);
  EXPECT_TRUE(second.keeps_rules);
  EXPECT_EQ(second.objective, 8);
}

TEST(Certificate, SeesEveryBrokenRule) {
  OwnedProblem owned = three_places(ProblemType::p_median);
  const auto keeps = [&](const std::vector<SiteIndex>& sites) {
    return certify(owned.problem(), sites).keeps_rules;
  };
  EXPECT_FALSE(keeps({})) << "too few";
  EXPECT_FALSE(keeps(kBoth)) << "too many";
  EXPECT_FALSE(keeps({SiteIndex{0}})) << "exists";
  EXPECT_FALSE(keeps({SiteIndex{3}})) << "forbidden";
  EXPECT_FALSE(keeps({SiteIndex{7}})) << "not there";
  EXPECT_FALSE(keeps({SiteIndex{4}})) << "there are four, from 0 to 3";
  owned.rest.sites = 2;
  EXPECT_TRUE(keeps(kBoth));
  EXPECT_FALSE(keeps({SiteIndex{2}, SiteIndex{1}})) << "not ascending";
  EXPECT_FALSE(keeps({SiteIndex{1}, SiteIndex{1}})) << "twice the same";
  owned.rest.sites = 1;
  owned.roles[1] = SiteRole::required;
  EXPECT_TRUE(keeps(kFirst));
  EXPECT_FALSE(keeps(kSecond)) << "without the required one";
}

// Site 2 is within 5 of places 1 and 2, and 9 from place 0, to which the existing one has 8.
TEST(Certificate, SeesAPlaceThatIsNotCovered) {
  OwnedProblem owned = three_places(ProblemType::set_covering);
  owned.site_costs = {100, 3, 4, 1};
  EXPECT_FALSE(certify(owned.problem(), kSecond).keeps_rules);
  const Certificate both = certify(owned.problem(), kBoth);
  EXPECT_TRUE(both.keeps_rules);
  EXPECT_EQ(both.objective, 7) << "what the chosen ones cost";
}

TEST(Certificate, SeesABrokenBudget) {
  OwnedProblem owned = three_places(ProblemType::p_median);
  owned.site_costs = {100, 3, 4, 1};
  owned.rest.budget = 6;
  EXPECT_TRUE(certify(owned.problem(), kSecond).keeps_rules);
  EXPECT_FALSE(certify(owned.problem(), kBoth).keeps_rules);
}

TEST(Certificate, SeesAGroupWithoutASiteAndOneWithTwo) {
  OwnedProblem owned = three_places(ProblemType::one_per_group);
  EXPECT_TRUE(certify(owned.problem(), kBoth).keeps_rules);
  EXPECT_FALSE(certify(owned.problem(), kFirst).keeps_rules);
  owned.groups[2] = 0;
  EXPECT_FALSE(certify(owned.problem(), kBoth).keeps_rules);
}

TEST(Certificate, LeavesOutPairsThatNothingChanges) {
  OwnedProblem owned = three_places(ProblemType::dispersion);
  owned.places = 4;
  owned.costs.assign(16, Weight{1});  // existing to existing
  owned.roles = {SiteRole::existing, SiteRole::existing, SiteRole::candidate, SiteRole::candidate};
  const auto set = [&](std::size_t from, std::size_t to, std::uint32_t cost) {
    owned.costs[to * 4 + from] = Weight{cost};
  };
  set(0, 2, 7);
  set(2, 0, 6);
  set(1, 2, 9);
  set(2, 1, 9);
  EXPECT_EQ(certify(owned.problem(), kSecond).objective, 6) << "the shorter direction";
}

TEST(Answer, HasAGapInPartsOfTheObjective) {
  Answer answer;
  answer.objective = 200;
  answer.bound = 190;
  EXPECT_DOUBLE_EQ(answer.gap(), 0.05);
  answer.bound = 200;
  EXPECT_EQ(answer.gap(), 0.0);
  answer.objective = 0;
  EXPECT_EQ(answer.gap(), 1.0);
}

}  // namespace
}  // namespace narhet::siting
