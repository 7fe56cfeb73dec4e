// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/interchange.hpp"

#include "location_oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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
