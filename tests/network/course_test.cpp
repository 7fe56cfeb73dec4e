// SPDX-License-Identifier: MIT
#include "narhet/network/course.hpp"

#include "network/drawn_roads.hpp"

#include "narhet/network/snapper.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::network::test {
namespace {

//  3 ---4
//  |    |      1 to 5 is one road over the vertices 2, 3 and 4, which are no nodes;
//  2    5---6  5 to 6 another.
//  |
//  1
DrawnRoads bent() {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 0, 100).node(3, 0, 200).node(4, 100, 200).node(5, 100, 100);
  drawn.node(6, 300, 100);
  drawn.road({1, 2, 3, 4, 5});
  drawn.road({5, 6});
  return drawn;
}

class Course : public ::testing::Test {
 protected:
  [[nodiscard]] model::RoadPosition on_road(double east, double north) const {
    const Snapper snapper{network_, study_crs(), {}};
    return *snapper.snap(at(east, north), base::MetresPerSecond{1.0}).position;
  }
  /// The arc along the drawing of a link, or against it.
  [[nodiscard]] base::ArcId arc(std::size_t link, bool backward = false) const {
    const Link& found = network_.geometry.links[link];
    return backward ? *found.backward : *found.forward;
  }
  void expect_line(const std::vector<geo::Point>& line,
                   const std::vector<geo::Point>& drawn) const {
    ASSERT_EQ(line.size(), drawn.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
      EXPECT_LT(geo::planar_distance(line[i], at(drawn[i].x, drawn[i].y)), 0.01) << i;
    }
  }

  const RoadNetwork network_ = bent().network();
};

TEST_F(Course, IsCutAtBothPointsOfOneArc) {
  const auto from = on_road(0, 50);
  const auto to = on_road(60, 200);
  expect_line(course(network_.geometry, std::vector{arc(0)}, from, to),
              {{0, 50}, {0, 100}, {0, 200}, {60, 200}});
  // Back, on the other arc of the road.
  expect_line(course(network_.geometry, std::vector{arc(0, true)}, to, from),
              {{60, 200}, {0, 200}, {0, 100}, {0, 50}});
}

TEST_F(Course, HasNoVertexBetweenTwoPointsOnOneStretch) {
  expect_line(course(network_.geometry, std::vector{arc(0)}, on_road(0, 110), on_road(0, 190)),
              {{0, 110}, {0, 190}});
}

TEST_F(Course, PassesTheNodesBetweenItsArcsOnce) {
  const auto from = on_road(50, 200);
  const auto to = on_road(250, 100);
  expect_line(course(network_.geometry, std::vector{arc(0), arc(1)}, from, to),
              {{50, 200}, {100, 200}, {100, 100}, {250, 100}});
  expect_line(course(network_.geometry, std::vector{arc(1, true), arc(0, true)}, to, from),
              {{250, 100}, {100, 100}, {100, 200}, {50, 200}});
}

TEST_F(Course, DoesNotRepeatAVertexOnWhichAPointLies) {
  expect_line(course(network_.geometry, std::vector{arc(0)}, on_road(0, 100), on_road(0, 200)),
              {{0, 100}, {0, 200}});
}

}  // namespace
}  // namespace narhet::network::test
