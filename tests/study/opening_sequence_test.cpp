// SPDX-License-Identifier: MIT
#include "narhet/study/opening_sequence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace narhet::study {
namespace {

using base::Weight;
using siting::ProblemType;
using siting::SiteIndex;
using siting::SiteRole;

struct Drawn {
  ProblemType type{ProblemType::p_median};
  std::size_t places{};
  std::vector<Weight> costs;  ///< those of the first site first
  std::vector<std::uint32_t> demand;
  std::vector<SiteRole> roles;
  Weight limit{5};
  Weight no_way{10};

  [[nodiscard]] siting::LocationProblem problem() const {
    siting::LocationProblem problem;
    problem.type = type;
    problem.costs = {costs, places, roles.size()};
    problem.demand = demand;
    problem.roles = roles;
    problem.sites = roles.size();
    problem.limit = limit;
    problem.no_way = no_way;
    return problem;
  }

  /// What the sites of a mask come to, by the words of the problem.
  [[nodiscard]] std::int64_t objective(unsigned mask) const {
    std::int64_t sum = 0;
    for (std::size_t place = 0; place < places; ++place) {
      Weight nearest = Weight::infinite();
      for (std::size_t site = 0; site < roles.size(); ++site) {
        if ((mask >> site & 1U) != 0) {
          nearest = std::min(nearest, costs[site * places + place]);
        }
      }
      const bool is_median = type == ProblemType::p_median;
      const std::int64_t each =
          is_median ? std::min(nearest, no_way).units() : (nearest <= limit ? 1 : 0);
      sum += each * demand[place];
    }
    return sum;
  }
  [[nodiscard]] bool is_better(std::int64_t a, std::int64_t b) const {
    return type == ProblemType::p_median ? a < b : a > b;
  }
};

std::vector<std::uint32_t> sites_of(const OpeningSequence& sequence) {
  std::vector<std::uint32_t> sites;
  for (const OpeningSequence::Step& step : sequence.steps) {
    sites.push_back(static_cast<std::uint32_t>(step.site));
  }
  return sites;
}

/// Two villages of two people, one of one person between them; a site in each, 5 apart.
Drawn three_villages() {
  Drawn drawn;
  drawn.places = 3;
  for (const std::uint32_t cost : {0U, 5U, 10U, 5U, 0U, 5U, 10U, 5U, 0U}) {
    drawn.costs.emplace_back(cost);
  }
  drawn.demand = {2, 1, 2};
  drawn.roles.assign(3, SiteRole::candidate);
  return drawn;
}

TEST(OpeningSequence, BeginsInTheMiddleThoughTheBestTwoAreAtTheEnds) {
  const auto sequence = opening_sequence(three_villages().problem(), 3, {});
  EXPECT_EQ(sequence.today, 5 * 10) << "no way counts as 10";
  EXPECT_EQ(sites_of(sequence), (std::vector<std::uint32_t>{1, 0, 2}));
  // In the middle 2 x 5 + 2 x 5; then one end is at home; the two ends leave 5 to the one between.
  EXPECT_EQ(sequence.steps[0].objective, 20);
  EXPECT_EQ(sequence.steps[0].optimum.objective, 20);
  EXPECT_EQ(sequence.steps[1].objective, 10);
  EXPECT_EQ(sequence.steps[1].optimum.objective, 5);
  EXPECT_EQ(sequence.steps[1].optimum.plans.front().sites,
            (std::vector{SiteIndex{0}, SiteIndex{2}}));
  EXPECT_TRUE(sequence.steps[1].optimum.is_proven);
  EXPECT_EQ(sequence.steps[2].objective, 0);
}

TEST(OpeningSequence, OpensRequiredSitesFirst) {
  Drawn drawn = three_villages();
  drawn.roles = {SiteRole::required, SiteRole::forbidden, SiteRole::candidate};
  const auto sequence = opening_sequence(drawn.problem(), 2, {});
  EXPECT_EQ(sites_of(sequence), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(sequence.steps[0].objective, 0 + 5 + 20);
  EXPECT_EQ(sequence.steps[0].optimum.objective, 25) << "of the required alone";
  EXPECT_EQ(sequence.steps[1].optimum.objective, 5);
}

TEST(OpeningSequence, AddsTheBestOneByOneAndNamesTheBestOfAllSubsets) {
  std::mt19937 random{3};
  std::size_t behind = 0;
  for (int round = 0; round < 200; ++round) {
    Drawn drawn;
    drawn.type = round % 2 == 0 ? ProblemType::p_median : ProblemType::max_covering;
    drawn.places = 1 + random() % 8;
    const std::size_t sites = 2 + random() % 5;
    drawn.roles.assign(sites, SiteRole::candidate);
    for (std::size_t i = 0; i < sites * drawn.places; ++i) {
      drawn.costs.push_back(random() % 6 == 0 ? Weight::infinite()
                                              : Weight{static_cast<std::uint32_t>(random() % 12)});
    }
    for (std::size_t i = 0; i < drawn.places; ++i) {
      drawn.demand.push_back(static_cast<std::uint32_t>(random() % 5));
    }
    const auto sequence = opening_sequence(drawn.problem(), sites, {});
    ASSERT_EQ(sequence.steps.size(), sites);
    unsigned path = 0;
    for (std::size_t count = 1; count <= sites; ++count) {
      const auto& step = sequence.steps[count - 1];
      std::optional<std::int64_t> next;
      std::optional<std::int64_t> best;
      for (unsigned mask = 0; mask < 1U << sites; ++mask) {
        const std::int64_t objective = drawn.objective(mask);
        if (static_cast<std::size_t>(__builtin_popcount(mask)) != count) {
          continue;
        }
        best = !best || drawn.is_better(objective, *best) ? objective : *best;
        if ((mask & path) == path) {
          next = !next || drawn.is_better(objective, *next) ? objective : *next;
        }
      }
      EXPECT_EQ(step.objective, next.value());
      EXPECT_EQ(step.optimum.objective, best.value());
      EXPECT_TRUE(step.optimum.is_proven);
      path |= 1U << static_cast<unsigned>(step.site);
      EXPECT_EQ(drawn.objective(path), step.objective);
      behind += drawn.is_better(*best, step.objective) ? 1U : 0U;
    }
  }
  EXPECT_GT(behind, 5U) << "greedy is not always the best";
}

}  // namespace
}  // namespace narhet::study
