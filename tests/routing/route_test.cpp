// SPDX-License-Identifier: MIT
#include "narhet/routing/route.hpp"

#include "routing/drawn_graph.hpp"
#include "support/route_check.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::Weight;

TEST(Route, IsOneArcBetweenTwoPointsOnIt) {
  const DrawnGraph drawn{2, {{0, 1, 100, 100}}};
  const auto from = *drawn.on_road(0, 0.2).position;
  const auto to = *drawn.on_road(0, 0.7).position;
  const Engine engine = narhet::test::engine_of(drawn.graph(), Method::core);
  const auto route = shortest_route(engine, Metric::distance, from, to);
  ASSERT_TRUE(route);
  EXPECT_EQ(route->cost, Weight{50});
  EXPECT_EQ(route->arcs.size(), 1U);
}

TEST(Route, IsNothingAgainstAOneWayRoad) {
  const DrawnGraph drawn{2, {{0, 1, 100, 100, true}}};
  const auto from = *drawn.on_road(0, 0.7).position;
  const auto to = *drawn.on_road(0, 0.2).position;
  const Engine engine = narhet::test::engine_of(drawn.graph(), Method::core);
  EXPECT_FALSE(shortest_route(engine, Metric::distance, from, to));
}

TEST(Route, CostsWhatBoostsDijkstraSaysAndWhatItsArcsSumTo) {
  std::mt19937 random{42};
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = random_graph(random);
    const std::vector<model::RoadPosition> points{*random_point(drawn, random).position,
                                                  *random_point(drawn, random).position};
    const Engine engine =
        narhet::test::engine_of(drawn.graph(), round % 2 == 0 ? Method::core : Method::hierarchy);
    for (const Metric metric : base::kMetrics) {
      const narhet::test::SplitGraph split{drawn.graph(), points, metric};
      const auto wanted = split.costs_from(0)[1];
      const auto route = shortest_route(engine, metric, points[0], points[1]);
      ASSERT_EQ(route.has_value(), wanted.has_value()) << "round " << round;
      if (route) {
        ASSERT_EQ(route->cost.units(), *wanted) << "round " << round;
        ASSERT_EQ(narhet::test::fault_of(*route, drawn.graph(), metric, points[0], points[1]), "")
            << "round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace narhet::routing::test
