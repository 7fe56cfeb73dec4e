// SPDX-License-Identifier: MIT
#include "narhet/routing/reachable_area.hpp"

#include "routing/drawn_graph.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::Weight;

/// A link for each road, without a course: stretches are shares.
network::ArcGeometry links_of(const DrawnGraph& drawn) {
  network::ArcGeometry geometry;
  for (std::size_t road = 0; road < drawn.road_count(); ++road) {
    const auto position = *drawn.on_road(road, 0.0).position;
    network::Link link;
    link.forward = position.arcs[0].arc;
    if (position.arc_count == 2) {
      link.backward = position.arcs[1].arc;
    }
    geometry.links.push_back(link);
  }
  return geometry;
}

std::vector<std::vector<Stretch>> stretches(const DrawnGraph& drawn,
                                            SearchDirection direction,
                                            const std::vector<model::RoadPosition>& points,
                                            const std::vector<Weight>& limits,
                                            Method method = Method::core) {
  return reachable_stretches(narhet::test::engine_of(drawn.graph(), method), links_of(drawn),
                             Metric::distance, direction, points, limits, {});
}

// 0 --100-- 1 --100-- 2, the point a quarter along the first road with a leg of 5.
TEST(ReachableArea, IsCutExactlyAtTheLimit) {
  const DrawnGraph drawn{3, {{0, 1, 100, 1}, {1, 2, 100, 1}}};
  const std::vector point{*drawn.on_road(0, 0.25, {Weight{5}, {}}).position};
  const auto found = stretches(drawn, SearchDirection::to_points, point,
                               {Weight{4}, Weight{15}, Weight{30}, Weight{130}, Weight{1000}});
  EXPECT_TRUE(found[0].empty()) << "the leg alone is longer";
  EXPECT_EQ(found[1], (std::vector<Stretch>{{0, 0.15, 0.35}}));
  EXPECT_EQ(found[2], (std::vector<Stretch>{{0, 0.0, 0.5}}));
  EXPECT_EQ(found[3], (std::vector<Stretch>{{0, 0.0, 1.0}, {1, 0.0, 0.5}}));
  EXPECT_EQ(found[4], (std::vector<Stretch>{{0, 0.0, 1.0}, {1, 0.0, 1.0}}));
}

// Towards the point one drives from behind it, away from it ahead: the road is one-way.
TEST(ReachableArea, KnowsTheWayThere) {
  const DrawnGraph drawn{2, {{0, 1, 100, 1, true}}};
  const std::vector point{*drawn.on_road(0, 0.5).position};
  EXPECT_EQ(stretches(drawn, SearchDirection::to_points, point, {Weight{20}})[0],
            (std::vector<Stretch>{{0, 0.3, 0.5}}));
  EXPECT_EQ(stretches(drawn, SearchDirection::from_points, point, {Weight{20}})[0],
            (std::vector<Stretch>{{0, 0.5, 0.7}}));
}

// A ring of 0 - 1 - 2 - 0 with 128 each: from a point at node 0 the far road is reached from both
// ends, and a gap stays in its middle.
TEST(ReachableArea, LeavesTheGapThatItHas) {
  const DrawnGraph drawn{3, {{0, 1, 128, 1}, {1, 2, 128, 1}, {2, 0, 128, 1}}};
  const std::vector point{*drawn.on_road(0, 0.0).position};
  EXPECT_EQ(stretches(drawn, SearchDirection::to_points, point, {Weight{160}})[0],
            (std::vector<Stretch>{{0, 0.0, 1.0}, {1, 0.0, 0.25}, {1, 0.75, 1.0}, {2, 0.0, 1.0}}));
}

bool holds(const std::vector<Stretch>& stretches, std::uint32_t link, double share) {
  constexpr double kRounding = 1e-12;
  return std::any_of(stretches.begin(), stretches.end(), [&](const Stretch& each) {
    return each.link == link && share >= each.from - kRounding && share <= each.to + kRounding;
  });
}

// Samples of every road as vertices of a graph of their own: those within the limit by Boost's
// Dijkstra lie in the stretches, the others do not.
TEST(ReachableArea, HoldsWhatBoostsDijkstraSaysAndNothingElse) {
  std::mt19937 random{11};
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (int round = 0; round < 500; ++round) {
    const DrawnGraph drawn = random_graph(random);
    const std::vector<model::RoadPosition> targets{*random_point(drawn, random).position,
                                                   *random_point(drawn, random).position};
    const Weight limit{static_cast<std::uint32_t>(random() % 120)};
    const bool to = round % 2 == 0;
    const auto found =
        stretches(drawn, to ? SearchDirection::to_points : SearchDirection::from_points, targets,
                  {limit}, round % 3 == 0 ? Method::hierarchy : Method::core)[0];
    std::vector<model::RoadPosition> points = targets;
    std::vector<std::pair<std::uint32_t, double>> samples;
    for (std::uint32_t road = 0; road < drawn.road_count(); ++road) {
      for (const double share : {0.0, 0.3, 0.5, 1.0}) {
        points.push_back(*drawn.on_road(road, share).position);
        samples.emplace_back(road, share);
      }
    }
    const narhet::test::SplitGraph split{drawn.graph(), points, Metric::distance};
    const auto from_first = split.costs_from(0);
    const auto from_second = split.costs_from(1);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const auto of_sample = to ? split.costs_from(2 + i) : decltype(from_first){};
      const auto cost = [&](std::size_t target) {
        return to ? of_sample[target] : (target == 0 ? from_first : from_second)[2 + i];
      };
      const bool wanted =
          (cost(0) && *cost(0) <= limit.units()) || (cost(1) && *cost(1) <= limit.units());
      ASSERT_EQ(holds(found, samples[i].first, samples[i].second), wanted)
          << "round " << round << ", road " << samples[i].first << " at " << samples[i].second;
      ++(wanted ? inside : outside);
    }
  }
  EXPECT_GT(inside, 1000U);
  EXPECT_GT(outside, 1000U);
}

TEST(ReachableArea, WithoutASmallerOneLeavesWhatIsNew) {
  const std::vector<Stretch> whole{{0, 0.0, 1.0}, {2, 0.1, 0.9}, {3, 0.0, 1.0}};
  const std::vector<Stretch> part{{0, 0.2, 0.4}, {0, 0.6, 0.7}, {2, 0.1, 0.9}};
  EXPECT_EQ(without(whole, part),
            (std::vector<Stretch>{{0, 0.0, 0.2}, {0, 0.4, 0.6}, {0, 0.7, 1.0}, {3, 0.0, 1.0}}));
  EXPECT_EQ(without(whole, {}), whole);
  EXPECT_TRUE(without(whole, whole).empty());
}

}  // namespace
}  // namespace narhet::routing::test
