// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_routes.hpp"

#include "routing/drawn_graph.hpp"
#include "support/route_check.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/routing/nearest_two.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::ArcId;
using base::Metric;
using base::Weight;
using narhet::test::fault_of;

constexpr base::KindIndex kShop{0};

model::KindSet shop() {
  model::KindSet set;
  set.insert(kShop);
  return set;
}

/// The nearest table of places and shops, and the routes of one metric.
struct Ways {
  Ways(const DrawnGraph& drawn,
       const std::vector<model::Snap>& places,
       const std::vector<model::Snap>& shops)
      : engine{narhet::test::engine_of(drawn.graph(), Method::hierarchy)},
        nearest{nearest_two(
            engine, places, shops, std::vector<model::KindSet>(shops.size(), shop()), 1, {}, {})} {
    for (const Metric metric : base::kMetrics) {
      routes[metric] =
          nearest_routes(engine, metric, places, shops, nearest.column(kShop, metric), {});
    }
  }

  Engine engine;
  model::NearestTable nearest;
  base::PerMetric<std::vector<std::optional<Route>>> routes;
};

// 0 --1000 cm, 60 000 ms-- 1 --3000 cm, 20 000 ms-- 2; a shop at either end, the place in between.
TEST(NearestRoutes, AreTheShortestAndTheFastestWay) {
  const DrawnGraph drawn{3, {{0, 1, 1000, 60'000}, {1, 2, 3000, 20'000}}};
  const std::vector<model::Snap> place{drawn.on_road(1, 0.25, {Weight{7}, Weight{70}})};
  const std::vector<model::Snap> shops{drawn.on_road(0, 0.0, {Weight{5}, Weight{50}}),
                                       drawn.on_road(1, 1.0)};
  const Ways ways{drawn, place, shops};
  const Route& shortest = *ways.routes.distance[0];
  const Route& fastest = *ways.routes.time[0];
  EXPECT_EQ(shortest.cost, Weight{1762});
  EXPECT_EQ(shortest.arcs.size(), 2U) << "over node 1 to the west";
  EXPECT_EQ(fastest.cost, Weight{15'070});
  EXPECT_EQ(fastest.arcs.size(), 1U) << "east on its own road";
  // The shortest takes 5000 + 60 000 and both legs; the fastest is 2250 long and has one leg.
  const auto along = [&](const Route& route, Metric metric, std::size_t to) {
    return cost_along(route, drawn.graph(), metric, *place[0].position, *shops[to].position);
  };
  EXPECT_EQ(along(shortest, Metric::distance, 0), Weight{1762});
  EXPECT_EQ(along(shortest, Metric::time, 0), Weight{65'120});
  EXPECT_EQ(along(fastest, Metric::time, 1), Weight{15'070});
  EXPECT_EQ(along(fastest, Metric::distance, 1), Weight{2257});
}

// One-way 0 > 1 > 2 > 0, the shop behind the place on its own road: all around, and not backwards.
TEST(NearestRoutes, GoAroundToAShopBehind) {
  const DrawnGraph drawn{
      3, {{0, 1, 1000, 1000, true}, {1, 2, 500, 500, true}, {2, 0, 500, 500, true}}};
  const Ways ways{drawn, {drawn.on_road(0, 0.5)}, {drawn.on_road(0, 0.2)}};
  const Route& route = *ways.routes.distance[0];
  ASSERT_EQ(route.arcs.size(), 4U);
  EXPECT_EQ(route.arcs.front(), route.arcs.back());
  EXPECT_EQ(route.cost, Weight{1700});
}

// From 0 both shops are 20 away: the first over node 1 to node 4, the second at node 2.  The table
// says the first, and that is where the route leads, although the search meets the second before.
TEST(NearestRoutes, LeadToTheLowerServiceOfEqualCosts) {
  const DrawnGraph drawn{5, {{0, 1, 10, 10}, {0, 2, 20, 20}, {3, 0, 5, 5}, {1, 4, 10, 10}}};
  const std::vector<model::Snap> place{drawn.on_road(2, 0.0)};
  const std::vector<model::Snap> shops{drawn.on_road(3, 1.0), drawn.on_road(1, 1.0)};
  const Ways ways{drawn, place, shops};
  const Route& route = *ways.routes.distance[0];
  EXPECT_EQ(route.cost, Weight{25});
  EXPECT_EQ(
      fault_of(route, drawn.graph(), Metric::distance, *place[0].position, *shops[0].position), "");
}

TEST(NearestRoutes, AreNoneWhereNothingIsReached) {
  const DrawnGraph drawn{4, {{0, 1, 10, 10}, {2, 3, 10, 10}}};
  const Ways ways{drawn, {drawn.on_road(0, 0.5), too_far()}, {drawn.on_road(1, 0.5)}};
  EXPECT_FALSE(ways.routes.time[0]);
  EXPECT_FALSE(ways.routes.time[1]);
}

// Random maps with one-way and parallel roads, loops and roads of no length: every route is driven
// arc by arc and costs what the table says.
TEST(NearestRoutes, AreDrivenAtTheCostOfTheTable) {
  std::mt19937 random{20261123};
  std::size_t driven = 0;
  for (int round = 0; round < 2000; ++round) {
    SCOPED_TRACE(round);
    const DrawnGraph drawn = random_graph(random);
    std::vector<model::Snap> places;
    std::vector<model::Snap> shops;
    for (std::size_t i = 0; i < 4; ++i) {
      places.push_back(random_point(drawn, random));
    }
    for (std::size_t i = random() % 4; i > 0; --i) {
      shops.push_back(random_point(drawn, random));
    }
    const Ways ways{drawn, places, shops};
    for (const Metric metric : base::kMetrics) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& pair = ways.nearest.at(base::id_at<base::PlaceIndex>(i), kShop, metric);
        const auto& route = ways.routes[metric][i];
        ASSERT_EQ(route.has_value(), pair.nearest.has_value());
        if (!route) {
          continue;
        }
        const model::RoadPosition& from = *places[i].position;
        const model::RoadPosition& to = *shops[base::index(pair.nearest->service)].position;
        ASSERT_EQ(route->cost, pair.nearest->cost);
        ASSERT_EQ(fault_of(*route, drawn.graph(), metric, from, to), "");
        ASSERT_EQ(cost_along(*route, drawn.graph(), metric, from, to), route->cost);
        ++driven;
      }
    }
  }
  EXPECT_GT(driven, 5000U);
}

}  // namespace
}  // namespace narhet::routing::test
