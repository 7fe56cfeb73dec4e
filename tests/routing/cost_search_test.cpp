// SPDX-License-Identifier: MIT
#include "narhet/routing/cost_search.hpp"

#include "routing/drawn_graph.hpp"
#include "support/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::NodeId;
using base::Weight;

/// 0 > 1 one-way, 1 - 2 both ways, 3 alone; on either engine.
class CostSearchOn : public testing::TestWithParam<Method> {
 protected:
  [[nodiscard]] static std::vector<Weight> costs(CostSearch& search) {
    const NodeCosts found = search.run();
    std::vector<Weight> all;
    for (std::uint32_t node = 0; node < 4; ++node) {
      all.push_back(found[NodeId{node}]);
    }
    return all;
  }

  DrawnGraph drawn_{4, {{0, 1, 10, 1, true}, {1, 2, 20, 1}, {3, 3, 5, 1}}};
  Engine engine_{narhet::test::engine_of(drawn_.graph(), GetParam())};
  CostSearch to_{engine_, Metric::distance, SearchDirection::to_points};
  CostSearch from_{engine_, Metric::distance, SearchDirection::from_points};
};

TEST_P(CostSearchOn, GoesFromEveryNodeToThePoint) {
  to_.add(NodeId{2});
  EXPECT_EQ(costs(to_), (std::vector{Weight{30}, Weight{20}, Weight{0}, Weight::infinite()}));
}

TEST_P(CostSearchOn, GoesFromThePointToEveryNode) {
  from_.add(NodeId{2});
  EXPECT_EQ(costs(from_),
            (std::vector{Weight::infinite(), Weight{20}, Weight{0}, Weight::infinite()}));
}

TEST_P(CostSearchOn, TakesTheNearestOfSeveralPointsWithTheirCosts) {
  to_.add(NodeId{2}, Weight{100});
  to_.add(NodeId{1}, Weight{7});
  EXPECT_EQ(costs(to_), (std::vector{Weight{17}, Weight{7}, Weight{27}, Weight::infinite()}));
}

TEST_P(CostSearchOn, ForgetsTheSearchBefore) {
  to_.add(NodeId{2});
  static_cast<void>(costs(to_));
  to_.add(NodeId{0});
  EXPECT_EQ(costs(to_),
            (std::vector{Weight{0}, Weight::infinite(), Weight::infinite(), Weight::infinite()}));
  EXPECT_EQ(costs(to_), std::vector<Weight>(4, Weight::infinite()));
}

// The point lies a quarter along 1 - 2 with a leg of 3; whoever comes from 0 passes 1.
TEST_P(CostSearchOn, ReadsAPointOffTheEndsOfItsRoad) {
  to_.add(NodeId{2});
  EXPECT_EQ(to_.cost_of(*drawn_.on_road(1, 0.25, {Weight{3}, {}}).position, to_.run()), Weight{18});
  from_.add(NodeId{0});
  EXPECT_EQ(from_.cost_of(*drawn_.on_road(1, 0.25, {Weight{3}, {}}).position, from_.run()),
            Weight{18});
}

INSTANTIATE_TEST_SUITE_P(Routing,
                         CostSearchOn,
                         testing::Values(Method::core, Method::hierarchy),
                         [](const auto& each) {
                           return each.param == Method::core ? "Core" : "Hierarchy";
                         });

}  // namespace
}  // namespace narhet::routing::test
