// SPDX-License-Identifier: MIT
#include "reference/liechtenstein.hpp"
#include "support/route_check.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/routing/hierarchy_file.hpp"
#include "narhet/routing/route.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace narhet::test {
namespace {

using base::Metric;
using base::Weight;

model::Snap on_road(const model::RoadPosition& position) {
  return {.status = model::SnapStatus::on_road, .position = position, .distance = 0.0};
}

// 10 000 pairs of points on arcs: the product's search on the reversed graph, its single routes
// driven arc by arc, and Boost's Dijkstra on a graph in which every point is a vertex.
TEST(LiechtensteinPairs, CostWhatBoostsDijkstraSaysOnBothMetrics) {
  const Liechtenstein* country = liechtenstein();
  if (country == nullptr) {
    GTEST_SKIP() << "osm/liechtenstein-2015.osm.pbf is not in NARHET_TEST_DATA";
  }
  const network::RoadGraph& graph = country->network.graph;
  const network::Snapper snapper{country->network, country->crs, {}};
  std::mt19937_64 random{20261123};
  constexpr std::size_t kBatches = 100;
  constexpr std::size_t kPairs = 100;  // of a batch
  const routing::Engine core = engine_of(graph, routing::Method::core);
  const routing::Engine hierarchy = engine_of(graph, routing::Method::hierarchy);
  base::PerMetric<std::size_t> reached;
  for (std::size_t batch = 0; batch < kBatches; ++batch) {
    std::vector<model::RoadPosition> points;
    std::vector<model::Snap> from;
    std::vector<model::Snap> to;
    for (std::size_t i = 0; i < 2 * kPairs; ++i) {
      points.push_back(random_position(*country, snapper, random));
      (i < kPairs ? from : to).push_back(on_road(points.back()));
    }
    const routing::Engine& engine = batch % 2 == 0 ? core : hierarchy;
    const TravelMatrix table{engine, from, to};
    for (const Metric metric : base::kMetrics) {
      const SplitGraph split{graph, points, metric};
      for (std::size_t i = 0; i < kPairs; ++i) {
        const auto wanted = split.costs_from(i)[kPairs + i];
        const Weight found = table.column(i, metric)[i];
        const auto route = routing::shortest_route(engine, metric, points[i], points[kPairs + i]);
        ASSERT_EQ(found.is_finite(), wanted.has_value()) << "batch " << batch << ", pair " << i;
        ASSERT_EQ(route.has_value(), wanted.has_value()) << "batch " << batch << ", pair " << i;
        if (!wanted) {
          continue;
        }
        ++reached[metric];
        ASSERT_EQ(found.units(), *wanted) << "batch " << batch << ", pair " << i;
        ASSERT_EQ(route->cost.units(), *wanted) << "batch " << batch << ", pair " << i;
        ASSERT_EQ(fault_of(*route, graph, metric, points[i], points[kPairs + i]), "");
      }
    }
  }
  EXPECT_EQ(reached.distance, reached.time) << "what may be driven does not depend on the metric";
  EXPECT_GT(reached.time, kBatches * kPairs * 9 / 10);
  EXPECT_LT(reached.time, kBatches * kPairs) << "some points lie on roads that lead nowhere";
}

// The same country for those who cycle and walk, ferries and all: one order of the hierarchy serves
// every mode, and each has Boost's answers.
TEST(LiechtensteinPairs, CostWhatBoostsDijkstraSaysByEveryMode) {
  const Liechtenstein* by_car = liechtenstein();
  if (by_car == nullptr) {
    GTEST_SKIP() << "osm/liechtenstein-2015.osm.pbf is not in NARHET_TEST_DATA";
  }
  constexpr std::size_t kPairs = 500;
  const auto order = routing::eliminate(by_car->network.graph, routing::kAnyDegree, {});
  for (const model::Mode mode : {model::Mode::bicycle, model::Mode::walking}) {
    const Liechtenstein country{by_car->crs, {}, roads_of(*by_car, mode)};
    const network::RoadGraph& graph = country.network.graph;
    ASSERT_EQ(routing::topology_hash(graph), routing::topology_hash(by_car->network.graph));
    const routing::Engine engine{graph, order, {}};
    const network::Snapper snapper{country.network, country.crs, {}};
    std::mt19937_64 random{7};
    std::vector<model::RoadPosition> points;
    std::vector<model::Snap> from;
    std::vector<model::Snap> to;
    for (std::size_t i = 0; i < 2 * kPairs; ++i) {
      points.push_back(random_position(country, snapper, random));
      (i < kPairs ? from : to).push_back(on_road(points.back()));
    }
    std::size_t reached = 0;
    for (const Metric metric : base::kMetrics) {
      const SplitGraph split{graph, points, metric};
      const TravelMatrix table{engine, from, to};
      for (std::size_t i = 0; i < kPairs; ++i) {
        const auto wanted = split.costs_from(i)[kPairs + i];
        const Weight found = table.column(i, metric)[i];
        ASSERT_EQ(found.is_finite(), wanted.has_value()) << "pair " << i;
        if (wanted) {
          ++reached;
          ASSERT_EQ(found.units(), *wanted) << "pair " << i;
          const auto route = routing::shortest_route(engine, metric, points[i], points[kPairs + i]);
          ASSERT_TRUE(route);
          ASSERT_EQ(fault_of(*route, graph, metric, points[i], points[kPairs + i]), "");
        }
      }
    }
    EXPECT_GT(reached, 2 * kPairs * 8 / 10) << model::key(mode);
  }
}

}  // namespace
}  // namespace narhet::test
