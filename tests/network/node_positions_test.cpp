// SPDX-License-Identifier: MIT
#include "narhet/network/node_positions.hpp"

#include "network/drawn_roads.hpp"

#include "narhet/base/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace narhet::network::test {
namespace {

// Roads both ways, with and against their course, with a bend, and a loop: every node is where it
// was drawn, to the millimetre that the way over degrees may cost.
TEST(NodePositions, AreWhereTheRoadsEnd) {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 400, 300).node(3, 1000, 0).node(4, 1000, 700).node(5, 2000, 0);
  drawn.node(6, 1200, 900).node(7, 1300, 800);
  drawn.road({1, 2, 3});
  drawn.road({3, 4}).open.car = model::Direction::forward;
  drawn.road({3, 5}).open.car = model::Direction::backward;
  drawn.road({4, 6, 7, 4});
  std::vector<geo::Point> found = node_positions(drawn.network());
  std::vector<geo::Point> wanted{at(0, 0), at(1000, 0), at(1000, 700), at(2000, 0)};
  ASSERT_EQ(found.size(), wanted.size());
  for (const geo::Point point : wanted) {
    EXPECT_TRUE(
        std::any_of(found.begin(), found.end(),
                    [&](geo::Point each) { return geo::planar_distance(each, point) < 0.001; }))
        << point.x << " " << point.y;
  }
}

// Both ends of every arc are at the ends of its link, whichever way it runs.
TEST(NodePositions, AgreeWithTheCourseOfEveryArc) {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 400, 300).node(3, 1000, 0).node(4, 1000, 700).node(5, 2000, 0);
  drawn.road({1, 2, 3});
  drawn.road({3, 4}).open.car = model::Direction::forward;
  drawn.road({3, 5}).open.car = model::Direction::backward;
  const RoadNetwork network = drawn.network();
  const std::vector<geo::Point> positions = node_positions(network);
  for (std::size_t i = 0; i < network.graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    const Link& link = network.geometry.link(arc);
    const auto line = network.geometry.line(link);
    const bool forward = link.forward == arc;
    EXPECT_EQ(positions[base::index(network.graph.tail(arc))],
              forward ? line.front() : line.back());
    EXPECT_EQ(positions[base::index(network.graph.head(arc))],
              forward ? line.back() : line.front());
  }
}

}  // namespace
}  // namespace narhet::network::test
