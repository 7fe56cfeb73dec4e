// SPDX-License-Identifier: MIT
#include "narhet/routing/cost_search.hpp"

#include "routing/drawn_graph.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::NodeId;
using base::Weight;

std::vector<Weight> costs(CostSearch& search, const std::vector<CostSearch::Target>& targets) {
  const auto found = search.run(Metric::distance, targets);
  return {found.begin(), found.end()};
}

// 0 > 1 one-way, 1 - 2 both ways, 3 alone.
const DrawnGraph& map() {
  static const DrawnGraph drawn{4, {{0, 1, 10, 1, true}, {1, 2, 20, 1}, {3, 3, 5, 1}}};
  return drawn;
}

TEST(CostSearch, GoesFromEveryNodeToTheTarget) {
  CostSearch search{map().graph()};
  EXPECT_EQ(costs(search, {{NodeId{2}, Weight{}}}),
            (std::vector{Weight{30}, Weight{20}, Weight{0}, Weight::infinite()}));
}

TEST(CostSearch, TakesTheNearestOfSeveralTargetsWithTheirCosts) {
  CostSearch search{map().graph()};
  EXPECT_EQ(costs(search, {{NodeId{2}, Weight{100}}, {NodeId{1}, Weight{7}}}),
            (std::vector{Weight{17}, Weight{7}, Weight{27}, Weight::infinite()}));
}

TEST(CostSearch, ForgetsTheSearchBefore) {
  CostSearch search{map().graph()};
  static_cast<void>(costs(search, {{NodeId{2}, Weight{}}}));
  EXPECT_EQ(costs(search, {{NodeId{0}, Weight{}}}),
            (std::vector{Weight{0}, Weight::infinite(), Weight::infinite(), Weight::infinite()}));
  EXPECT_EQ(costs(search, {}), std::vector<Weight>(4, Weight::infinite()));
}

}  // namespace
}  // namespace narhet::routing::test
