// SPDX-License-Identifier: MIT
#include "narhet/study/road_margin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace narhet::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kNorth = 6'600'000.0;

/// Roads by the numbers of their nodes, a kilometre apart from west to east.
model::Roads roads(const geo::Crs& crs, const std::vector<std::vector<std::int64_t>>& lines) {
  const geo::Transform to_degrees{crs, geo::wgs84()};
  model::Roads roads;
  for (const auto& line : lines) {
    model::RoadSegment segment;
    segment.first_vertex = static_cast<std::uint32_t>(roads.vertices.size());
    segment.vertex_count = static_cast<std::uint32_t>(line.size());
    segment.origin = line.front();
    for (const std::int64_t node : line) {
      const auto at =
          *to_degrees.apply(geo::Point{500'000.0 + 1000.0 * static_cast<double>(node), kNorth});
      roads.vertices.push_back({node, {at.x, at.y}});
    }
    roads.segments.push_back(segment);
  }
  return roads;
}

/// Around the nodes 4 and 5: with a margin of a kilometre and a half, 3 to 6 are within.
std::vector<geo::MultiPolygon> area() {
  const auto corner = [](double node, double north) {
    return geo::Point{500'000.0 + 1000.0 * node, north};
  };
  const geo::Ring ring{corner(3.9, kNorth - 500.0), corner(5.1, kNorth - 500.0),
                       corner(5.1, kNorth + 500.0), corner(3.9, kNorth + 500.0),
                       corner(3.9, kNorth - 500.0)};
  return {{{ring, {}}}};
}

struct Left {
  std::vector<std::int64_t> out;  ///< first nodes of the roads that are gone
  std::vector<std::int64_t> origins;
  std::vector<std::int64_t> nodes;
  std::vector<std::int64_t> edge;
};

Left leave_out(const std::vector<std::vector<std::int64_t>>& lines) {
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  model::Roads made = roads(crs, lines);
  Left left;
  left.out = leave_out_roads_beyond(area(), base::Metres{1500.0}, crs, {}, made);
  for (const model::RoadSegment& segment : made.segments) {
    left.origins.push_back(segment.origin);
    for (const model::RoadVertex& vertex : made.line(segment)) {
      left.nodes.push_back(vertex.node);
    }
  }
  left.edge = made.edge_nodes;
  EXPECT_EQ(made.vertices.size(), left.nodes.size()) << "no vertex stays that no road has";
  return left;
}

// The road from 6 to 7 reaches in with one end and stays; where the ones beyond it went on, at 7
// and at 2, the data end.
TEST(LeaveOutRoadsBeyond, CutsWhereTheLastRoadThatTouchesTheAreaEnds) {
  const Left left = leave_out({{1, 2}, {2, 3}, {3, 4, 5}, {5, 6}, {6, 7}, {7, 8}, {8, 9}});
  EXPECT_THAT(left.out, ElementsAre(1, 7, 8));
  EXPECT_THAT(left.origins, ElementsAre(2, 3, 5, 6));
  EXPECT_THAT(left.nodes, ElementsAre(2, 3, 3, 4, 5, 5, 6, 6, 7));
  EXPECT_THAT(left.edge, ElementsAre(2, 7));
}

TEST(LeaveOutRoadsBeyond, KeepsARoadThatTouchesTheAreaWithItsMiddleOnly) {
  const Left left = leave_out({{1, 4, 9}, {9, 10}});
  EXPECT_THAT(left.origins, ElementsAre(1));
  EXPECT_THAT(left.edge, ElementsAre(9));
}

TEST(LeaveOutRoadsBeyond, FindsNoEdgeWhereNothingIsLeftOut) {
  const Left left = leave_out({{3, 4}, {4, 5}});
  EXPECT_THAT(left.out, IsEmpty());
  EXPECT_THAT(left.edge, IsEmpty());
}

// A blind end inside is one, and roads beyond that met none of those inside leave no edge.
TEST(LeaveOutRoadsBeyond, FindsNoEdgeWhereNothingWasCut) {
  const Left left = leave_out({{3, 4}, {8, 9}});
  EXPECT_THAT(left.out, ElementsAre(8));
  EXPECT_THAT(left.edge, IsEmpty());
}

}  // namespace
}  // namespace narhet::study
