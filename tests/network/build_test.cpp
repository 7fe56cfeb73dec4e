// SPDX-License-Identifier: MIT
#include "narhet/network/build.hpp"

#include "network/drawn_roads.hpp"
#include "support/heard_progress.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace narhet::network::test {
namespace {

using base::Metric;
using base::Weight;
using model::RoadClass;

/// The links' ends by the vertices that the drawing has there, and which ways they may be driven.
struct Summary {
  std::size_t links{};
  std::size_t both_ways{};
  std::size_t forward_only{};
  std::size_t backward_only{};
};

Summary summary(const RoadNetwork& network) {
  Summary result;
  for (const Link& link : network.geometry.links) {
    ++result.links;
    result.both_ways += link.forward && link.backward ? 1U : 0U;
    result.forward_only += link.forward && !link.backward ? 1U : 0U;
    result.backward_only += !link.forward && link.backward ? 1U : 0U;
  }
  return result;
}

// Row of nodes 1 to 5, 100 m apart; 6 is north of 3.
DrawnRoads row() {
  DrawnRoads drawn;
  for (int i = 1; i <= 5; ++i) {
    drawn.node(i, 100.0 * i, 0.0);
  }
  drawn.node(6, 300.0, 100.0);
  return drawn;
}

TEST(BuildRoadNetwork, MakesOneLinkOfARoadWithoutJunction) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 3, 4, 5});
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.graph.node_count(), 2U);
  EXPECT_EQ(network.graph.arc_count(), 2U);
  ASSERT_EQ(network.geometry.links.size(), 1U);
  EXPECT_EQ(network.geometry.links[0].vertex_count, 5U);
}

TEST(BuildRoadNetwork, CutsRoadsWhereTheyShareANode) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 3, 4, 5});
  drawn.road({3, 6});
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.graph.node_count(), 4U);
  EXPECT_EQ(summary(network).links, 3U);
  EXPECT_EQ(network.report.components, 1U);
}

TEST(BuildRoadNetwork, DoesNotJoinWhatMerelyCrosses) {
  DrawnRoads drawn = row();
  drawn.node(7, 300.0, -100.0);
  drawn.road({1, 2, 4, 5});
  drawn.road({6, 7});
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.graph.node_count(), 4U);
  EXPECT_EQ(network.report.components, 2U);
}

// A way that comes back to its own first node, and one that passes a node of its own twice.
TEST(BuildRoadNetwork, KeepsLoops) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 6, 1});
  EXPECT_EQ(drawn.network().report.self_loops, 2U);
  DrawnRoads lasso = row();
  lasso.road({1, 2, 3, 6, 2});
  const RoadNetwork network = lasso.network();
  EXPECT_EQ(network.graph.node_count(), 2U);
  EXPECT_EQ(summary(network).links, 2U);
  EXPECT_EQ(network.report.self_loops, 2U);
}

TEST(BuildRoadNetwork, GivesAOneWayRoadOneArc) {
  DrawnRoads drawn = row();
  drawn.road({1, 2}).open.car = model::Direction::forward;
  drawn.road({2, 3}).open.car = model::Direction::backward;
  drawn.road({3, 4});
  const Summary found = summary(drawn.network());
  EXPECT_EQ(found.forward_only, 1U);
  EXPECT_EQ(found.backward_only, 1U);
  EXPECT_EQ(found.both_ways, 1U);
}

/// A street, a one-way street, a footway and a motorway in a row.
DrawnRoads street_for_each() {
  using model::Direction;
  DrawnRoads drawn = row();
  drawn.road({1, 2}).open = {Direction::both, Direction::both, Direction::both};
  drawn.road({2, 3}).open = {Direction::forward, Direction::both, Direction::both};
  drawn.road({3, 4}, RoadClass::footway).open = {{}, {}, Direction::both};
  drawn.road({4, 5}, RoadClass::motorway).open = {Direction::forward, {}, {}};
  return drawn;
}

// The order of a hierarchy is that of the topology, so it serves every mode.
TEST(BuildRoadNetwork, IsTheSameGraphForEveryModeWithOtherWeights) {
  const DrawnRoads drawn = street_for_each();
  const RoadNetwork by_car = drawn.network();
  for (const model::Mode mode : {model::Mode::bicycle, model::Mode::walking}) {
    const RoadNetwork other = drawn.network(mode);
    ASSERT_EQ(other.graph.arc_count(), by_car.graph.arc_count());
    ASSERT_EQ(other.graph.node_count(), by_car.graph.node_count());
    for (std::size_t i = 0; i < by_car.graph.arc_count(); ++i) {
      const auto arc = base::id_at<base::ArcId>(i);
      EXPECT_EQ(other.graph.tail(arc), by_car.graph.tail(arc));
      EXPECT_EQ(other.graph.head(arc), by_car.graph.head(arc));
    }
  }
}

TEST(BuildRoadNetwork, ClosesArcsToThoseWhoMayNotUseThem) {
  const DrawnRoads drawn = street_for_each();
  const auto open_arcs = [&](model::Mode mode) {
    const RoadNetwork network = drawn.network(mode);
    std::size_t open = 0;
    for (std::size_t i = 0; i < network.graph.arc_count(); ++i) {
      const auto arc = base::id_at<base::ArcId>(i);
      const bool is_open = network.graph.weight(Metric::time, arc).is_finite();
      EXPECT_EQ(network.graph.weight(Metric::distance, arc).is_finite(), is_open);
      open += is_open ? 1U : 0U;
    }
    EXPECT_EQ(network.report.arcs, open) << "the report counts what is open";
    return open;
  };
  EXPECT_EQ(open_arcs(model::Mode::car), 2U + 1U + 0U + 1U);
  EXPECT_EQ(open_arcs(model::Mode::bicycle), 2U + 2U + 0U + 0U);
  EXPECT_EQ(open_arcs(model::Mode::walking), 2U + 2U + 2U + 0U);
}

// 100 m on foot at 5 km/h: 72 s, give or take the scale of the projection.
TEST(BuildRoadNetwork, WeighsByTheSpeedOfTheMode) {
  const RoadNetwork on_foot = street_for_each().network(model::Mode::walking);
  const Link& footway = on_foot.geometry.links[2];
  EXPECT_NEAR(on_foot.graph.weight(Metric::time, *footway.forward).units(), 72'029.0, 2.0);
}

TEST(BuildRoadNetwork, RefusesRoadsThatAreAllClosedToTheMode) {
  DrawnRoads drawn = row();
  drawn.road({1, 2}, RoadClass::footway).open = {{}, {}, model::Direction::both};
  EXPECT_EQ(drawn.network(model::Mode::walking).report.arcs, 2U);
  try {
    static_cast<void>(drawn.network(model::Mode::car));
    FAIL() << "no road for cars";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::network_invalid);
    EXPECT_NE(std::string{error.what()}.find("by car"), std::string::npos);
  }
}

TEST(BuildRoadNetwork, WeighsByTheGeodesicAndTheSpeed) {
  DrawnRoads drawn = row();
  model::RoadSegment& segment = drawn.road({1, 2, 6}, RoadClass::tertiary);
  segment.limit_backward =
      model::SpeedLimit{model::SpeedLimit::Type::number, base::kilometres_per_hour(36.0)};
  const auto line = drawn.roads().line(drawn.roads().segments[0]);
  const double metres = (geo::geodesic_length(line[0].position, line[1].position) +
                         geo::geodesic_length(line[1].position, line[2].position))
                            .count();
  // The scale of SWEREF 99 TM on its central meridian is 0.9996, and the road lies near it.
  EXPECT_NEAR(metres, (100.0 + std::hypot(100.0, 100.0)) / 0.9996, 0.01);

  const RoadNetwork network = drawn.network();
  const Link& link = network.geometry.links[0];
  const auto weight = [&](Metric metric, base::ArcId arc) {
    return network.graph.weight(metric, arc).units();
  };
  EXPECT_EQ(weight(Metric::distance, *link.forward), std::lround(metres * 100.0));
  EXPECT_EQ(weight(Metric::distance, *link.backward), std::lround(metres * 100.0));
  EXPECT_EQ(weight(Metric::time, *link.forward), std::lround(metres / (70.0 / 3.6) * 1000.0));
  EXPECT_EQ(weight(Metric::time, *link.backward), std::lround(metres / 10.0 * 1000.0));
  EXPECT_NEAR(network.report.length.count(), metres, 1e-9);
  EXPECT_NEAR(network.geometry.length(link).count(), metres, 1e-9);
}

// 100 m and 300 m as drawn, and 500 m as stated: 125 m and 375 m.
TEST(BuildRoadNetwork, SharesAStatedLengthAmongTheLinks) {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 100, 0).node(3, 400, 0).node(4, 100, 50);
  drawn.road({1, 2, 3}).length = base::Metres{500.0};
  drawn.road({2, 4}).length = base::Metres{60.0};
  const RoadNetwork network = drawn.network();
  ASSERT_EQ(network.geometry.links.size(), 3U);
  const auto& geometry = network.geometry;
  EXPECT_NEAR(geometry.length(geometry.links[0]).count(), 125.0, 0.001);
  EXPECT_NEAR(geometry.length(geometry.links[1]).count(), 375.0, 0.001);
  EXPECT_EQ(geometry.length(geometry.links[2]).count(), 60.0) << "a whole segment, to the digit";
  EXPECT_EQ(network.graph.weight(base::Metric::distance, *geometry.links[0].forward).units(),
            12500U);
  // By residential roads' 40 km/h: 375 m in 33.75 s.
  EXPECT_EQ(network.graph.weight(base::Metric::time, *geometry.links[1].forward).units(), 33750U);
}

// Road 1-2, ferry 2-3-4 of 10 minutes drawn as two ways that meet on the water at 3, road 4-5.
TEST(BuildRoadNetwork, WaitsForAFerryWhereARoadMeetsItAndNotOnTheWater) {
  DrawnRoads drawn = row();
  drawn.road({1, 2});
  drawn.road({2, 3}, RoadClass::ferry).duration = base::Seconds{240.0};
  drawn.road({3, 4}, RoadClass::ferry).duration = base::Seconds{360.0};
  drawn.road({4, 5});
  const RoadNetwork network = drawn.network();
  std::vector<std::uint32_t> times;
  for (const Link& link : network.geometry.links) {
    if (link.road_class == RoadClass::ferry) {
      times.push_back(network.graph.weight(Metric::time, *link.forward).units());
      times.push_back(network.graph.weight(Metric::time, *link.backward).units());
    }
  }
  // 10 minutes of waiting on boarding at 2 and at 4.
  EXPECT_EQ(times, (std::vector<std::uint32_t>{840'000, 240'000, 360'000, 960'000}));
  EXPECT_EQ(network.report.ferries, 2U);
}

TEST(BuildRoadNetwork, SharesAFerrysDurationByLength) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 4}, RoadClass::ferry).duration = base::Seconds{300.0};  // 100 m and 200 m
  drawn.road({2, 6});
  const RoadNetwork network = drawn.network();
  const Link& first = network.geometry.links[0];
  const Link& second = network.geometry.links[1];
  EXPECT_NEAR(network.graph.weight(Metric::time, *first.forward).units(), 100'000, 1);
  EXPECT_NEAR(network.graph.weight(Metric::time, *second.forward).units(), 800'000, 1)
      << "200 s, and 10 minutes of waiting at the road";
}

TEST(BuildRoadNetwork, TakesTheProfilesSpeedForAFerryWithoutDuration) {
  DrawnRoads drawn = row();
  drawn.road({1, 5}, RoadClass::ferry);
  const RoadNetwork network = drawn.network();
  const Link& link = network.geometry.links[0];
  EXPECT_NEAR(network.graph.weight(Metric::time, *link.forward).units(),
              400.0 / 0.9996 / (15.0 / 3.6) * 1000.0, 10.0);
}

TEST(BuildRoadNetwork, MakesANodeOfAnEdgeOfTheData) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 3});
  drawn.edge(2);
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.graph.node_count(), 3U);
  EXPECT_EQ(network.edge_nodes.size(), 1U);
  EXPECT_EQ(network.report.edge_nodes, 1U);
}

TEST(BuildRoadNetwork, HasTheEdgesOfTheDataInTheOrderOfTheGraph) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 3, 4, 5});
  for (const std::int64_t id : {4, 1, 3, 5, 2}) {
    drawn.edge(id);
  }
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.edge_nodes, (std::vector{base::NodeId{0}, base::NodeId{1}, base::NodeId{2},
                                             base::NodeId{3}, base::NodeId{4}}));
  EXPECT_EQ(network.report.edge_nodes, 5U);
}

// A one-way road begins at one node and ends at another; where no road may be driven is none.
TEST(BuildRoadNetwork, CountsTheNodesThatAnOpenRoadTouches) {
  DrawnRoads drawn = row();
  drawn.road({1, 2}).open.car = model::Direction::forward;
  auto& closed = drawn.road({4, 5});
  closed.open.car.reset();
  const RoadNetwork network = drawn.network();
  EXPECT_EQ(network.graph.node_count(), 4U);
  EXPECT_EQ(network.report.nodes, 2U);
  EXPECT_EQ(network.report.components, 1U);
}

// From 3 roads lead to 6, 5 and 1, and two to 6: whatever the order of the file, the arcs of a node
// follow each other by where they lead, and those that lead to one place by their roads.
TEST(BuildRoadNetwork, HasTheArcsOfANodeInTheOrderOfTheirHeads) {
  using Nodes = std::vector<std::int64_t>;
  for (const std::vector<Nodes>& roads :
       {std::vector<Nodes>{{3, 6}, {3, 5}, {3, 1}, {6, 3}, {3, 2}},
        std::vector<Nodes>{{3, 2}, {6, 3}, {3, 1}, {3, 5}, {3, 6}}}) {
    DrawnRoads drawn = row();
    for (const Nodes& nodes : roads) {
      drawn.road(nodes);
    }
    const RoadNetwork network = drawn.network();
    const auto key = [&](std::size_t i) {
      const auto arc = base::id_at<base::ArcId>(i);
      return std::tuple{network.graph.tail(arc), network.graph.head(arc),
                        network.geometry.link_of_arc[i]};
    };
    ASSERT_EQ(network.graph.arc_count(), 10U);
    for (std::size_t i = 1; i < network.graph.arc_count(); ++i) {
      EXPECT_LT(key(i - 1), key(i)) << i;
    }
  }
}

TEST(BuildRoadNetwork, TellsOfEachRoadThatIsDone) {
  DrawnRoads drawn = row();
  drawn.road({1, 2, 3, 4, 5});
  drawn.road({3, 6});
  narhet::test::HeardProgress progress;
  base::Task task;
  task.progress = &progress;
  static_cast<void>(build_road_network(drawn.roads(), car(), study_crs(), task));
  ASSERT_FALSE(progress.phases.empty());
  for (const auto& heard : progress.phases) {
    EXPECT_EQ(heard.steps, heard.total) << heard.phase;
  }
}

TEST(BuildRoadNetwork, KeepsARoadOfNoLength) {
  DrawnRoads drawn = row();
  drawn.node(7, 100.0, 0.0);
  drawn.road({1, 7});
  EXPECT_EQ(drawn.network().report.zero_arcs, 2U);
}

TEST(BuildRoadNetwork, RefusesAnEmptyMapAndARoadAroundTheWorld) {
  EXPECT_THROW(static_cast<void>(DrawnRoads{}.network()), base::Error);
  model::Roads roads;
  for (int i = 0; i <= 4; ++i) {  // to and fro between Sweden and Spain
    roads.vertices.push_back({i, {i % 2 == 0 ? 15.0 : 14.0, i % 2 == 0 ? 68.0 : 40.0}});
  }
  model::RoadSegment segment;
  segment.vertex_count = 5;
  segment.road_class = RoadClass::road;
  roads.segments.push_back(segment);
  try {
    static_cast<void>(build_road_network(roads, car(), study_crs(), base::Task{}));
    FAIL() << "12 000 km are more than one arc may have";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::network_invalid);
  }
}

/// All arcs by the positions of their ends, which no numbering changes.
std::multimap<std::vector<double>, std::pair<Weight, Weight>> arcs_by_position(
    const RoadNetwork& network) {
  std::multimap<std::vector<double>, std::pair<Weight, Weight>> arcs;
  for (const Link& link : network.geometry.links) {
    const auto line = network.geometry.line(link);
    const auto add = [&](std::optional<base::ArcId> arc, geo::Point from, geo::Point to) {
      if (arc) {
        arcs.insert({{from.x, from.y, to.x, to.y},
                     {network.graph.weight(Metric::distance, *arc),
                      network.graph.weight(Metric::time, *arc)}});
      }
    };
    add(link.forward, line.front(), line.back());
    add(link.backward, line.back(), line.front());
  }
  return arcs;
}

TEST(BuildRoadNetwork, IsTheSameRoadsInAnyOrder) {
  const auto draw = [](bool reversed) {
    DrawnRoads drawn = row();
    std::vector<std::vector<std::int64_t>> lines{{1, 2, 3}, {3, 6}, {3, 4, 5}, {6, 5}};
    if (reversed) {
      std::reverse(lines.begin(), lines.end());
    }
    for (const auto& line : lines) {
      drawn.road(line);
    }
    return drawn.network();
  };
  EXPECT_EQ(arcs_by_position(draw(false)), arcs_by_position(draw(true)));
}

}  // namespace
}  // namespace narhet::network::test
