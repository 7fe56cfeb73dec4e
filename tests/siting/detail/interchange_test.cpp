// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/interchange.hpp"

#include "location_oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace narhet::siting::detail {
namespace {

bool keeps_rule(const SiteRule& rule, const std::vector<std::uint32_t>& sites) {
  switch (rule.type) {
    case SiteRule::Type::count:
      return sites.size() == rule.count;
    case SiteRule::Type::one_per_group: {
      std::vector<int> chosen(rule.groups, 0);
      for (const std::uint32_t site : sites) {
        ++chosen[rule.group[site]];
      }
      return std::ranges::all_of(chosen, [](int count) { return count == 1; });
    }
    case SiteRule::Type::budget: {
      std::uint64_t cost = 0;
      for (const std::uint32_t site : sites) {
        cost += rule.cost[site];
      }
      return cost <= rule.budget;
    }
  }
  return false;
}

bool allows(const LocationProblem& problem) {
  std::size_t required = 0;
  std::uint64_t cost = 0;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::required) {
      ++required;
      cost += problem.budget ? problem.site_costs[site] : 0;
    }
  }
  return problem.budget ? cost <= *problem.budget
                        : problem.type == ProblemType::one_per_group || required <= problem.sites;
}

constexpr std::array kTypes{ProblemType::p_median, ProblemType::one_per_group,
                            ProblemType::max_covering, ProblemType::backup_covering};

/// Places on a line with a demand, and sites on it; no way counts 100.
siting::test::OwnedProblem on_a_line(const std::vector<std::uint32_t>& places,
                                     const std::vector<std::uint32_t>& demand,
                                     const std::vector<std::uint32_t>& sites,
                                     std::size_t count) {
  siting::test::OwnedProblem owned;
  owned.places = places.size();
  for (const std::uint32_t site : sites) {
    for (const std::uint32_t place : places) {
      owned.costs.emplace_back(std::max(site, place) - std::min(site, place));
    }
  }
  owned.demand = demand;
  owned.roles.assign(sites.size(), SiteRole::candidate);
  owned.rest.type = ProblemType::p_median;
  owned.rest.sites = count;
  owned.rest.no_way = base::Weight{100};
  return owned;
}

// Of ways of 100 the site at 10 saves 90 + 100 + 90, the others 100 + 90 + 80.  Beside it each of
// them saves 10: of equals the lower one is taken.
TEST(Greedy, TakesWhatSavesMostAndOfEqualsTheLower) {
  const auto owned = on_a_line({0, 10, 20}, {1, 1, 1}, {0, 10, 20}, 2);
  const Choice found = greedy(median_model(owned.problem()), {});
  EXPECT_EQ(found.sites, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(found.objective, 10);
}

// Three persons at 20 outweigh one at 0 and one at 10: 80 + 90 + 3 x 100 against 90 + 100 + 3 x 90.
TEST(Greedy, WeighsByDemand) {
  const auto owned = on_a_line({0, 10, 20}, {1, 1, 3}, {0, 10, 20}, 1);
  EXPECT_EQ(greedy(median_model(owned.problem()), {}).sites, (std::vector<std::uint32_t>{2}));
}

// At 0 most is saved, and at 1 nearly as much: 98 + 98 against 99 + 99.  Once 0 is taken what 1
// still saves is nothing, and the lone place at 90 comes next.
TEST(Greedy, CountsAgainWhatIsSavedOnceASiteIsTaken) {
  const auto owned = on_a_line({0, 0, 90}, {1, 1, 1}, {1, 0, 90}, 2);
  EXPECT_EQ(greedy(median_model(owned.problem()), {}).sites, (std::vector<std::uint32_t>{1, 2}));
}

// The site at 0 saves 300 for 10, the one at 80 saves 100 and little more for 2: for its cost it
// saves more, and then the budget of 10 has no room for the other.
TEST(Greedy, OfABudgetTakesWhatSavesMostForItsCost) {
  auto owned = on_a_line({0, 0, 0, 80}, {1, 1, 1, 1}, {0, 80}, 0);
  owned.site_costs = {10, 2};
  owned.rest.budget = 10;
  EXPECT_EQ(greedy(median_model(owned.problem()), {}).sites, (std::vector<std::uint32_t>{1}));
}

// Of a budget of 12 both are bought, to the last krona.
TEST(Interchange, SpendsABudgetToTheEnd) {
  auto owned = on_a_line({0, 80}, {1, 1}, {0, 80}, 0);
  owned.site_costs = {10, 2};
  owned.rest.budget = 12;
  const Choice found = interchange(median_model(owned.problem()), {1}, {});
  EXPECT_EQ(found.sites, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(found.objective, 0);
}

/// What it says it comes to is what it comes to, and no exchange that the rule allows is left that
/// would better it: the corrections of the fast update, for one level and for two, leave out none.
TEST(Interchange, LeavesNoExchangeThatBringsSomething) {
  std::mt19937 random{3};
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    const auto owned =
        siting::test::random_problem(kTypes.at(static_cast<std::size_t>(round) % 4), random);
    if (!allows(owned.problem())) {
      continue;
    }
    const MedianModel model = median_model(owned.problem());
    const Choice start = greedy(model, {});
    const Choice found = interchange(model, start.sites, {});
    ASSERT_TRUE(keeps_rule(model.rule, found.sites));
    EXPECT_EQ(found.objective, total(model, found.sites));
    EXPECT_LE(found.objective, start.objective);
    for (std::uint32_t in = 0; in < model.site_count(); ++in) {
      if (std::ranges::find(found.sites, in) != found.sites.end()) {
        continue;
      }
      for (std::size_t out = 0; out <= found.sites.size(); ++out) {
        std::vector<std::uint32_t> sites = found.sites;
        if (out < sites.size()) {
          sites[out] = in;
        } else {
          sites.push_back(in);
        }
        std::ranges::sort(sites);
        if (keeps_rule(model.rule, sites)) {
          EXPECT_GE(total(model, sites), found.objective);
        }
      }
    }
  }
}

}  // namespace
}  // namespace narhet::siting::detail
