// SPDX-License-Identifier: MIT
#include "narhet/input/road_edge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace narhet::input {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Roads by the numbers of their nodes, a hundredth of a degree apart along the parallel 56.2;
/// below zero: the cut at a barrier, at the same place.
model::Roads roads(const std::vector<std::vector<std::int64_t>>& lines) {
  model::Roads roads;
  for (const auto& line : lines) {
    model::RoadSegment segment;
    segment.first_vertex = static_cast<std::uint32_t>(roads.vertices.size());
    segment.vertex_count = static_cast<std::uint32_t>(line.size());
    for (const std::int64_t node : line) {
      const double steps = static_cast<double>(std::abs(node));
      roads.vertices.push_back({node, {13.09 + 0.01 * steps, 56.20}});
    }
    roads.segments.push_back(segment);
  }
  return roads;
}

/// The nodes 1 to 3 lie within.
std::vector<model::Municipality> municipality(const geo::Crs& crs) {
  const geo::Transform to_study{geo::wgs84(), crs};
  geo::Ring ring;
  for (const geo::LonLat corner :
       {geo::LonLat{13.095, 56.15}, geo::LonLat{13.125, 56.15}, geo::LonLat{13.125, 56.25},
        geo::LonLat{13.095, 56.25}, geo::LonLat{13.095, 56.15}}) {
    ring.push_back(*to_study.apply(corner));
  }
  model::Municipality made;
  made.area = {{ring, {}}};
  return {made};
}

std::vector<std::int64_t> edge(const std::vector<std::vector<std::int64_t>>& lines,
                               bool with_municipality = true) {
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  model::Roads made = roads(lines);
  made.edge_nodes = {2};
  mark_dead_ends_outside(with_municipality ? municipality(crs) : std::vector<model::Municipality>{},
                         crs, model::Mode::car, made);
  std::erase(made.edge_nodes, 2);
  return made.edge_nodes;
}

TEST(MarkDeadEndsOutside, TakesTheBlindEndsBeyondTheBorder) {
  // Node 1 ends blind within the municipality, node 5 outside of it.
  EXPECT_THAT(edge({{1, 2, 3}, {3, 4, 5}}), ElementsAre(5));
}

TEST(MarkDeadEndsOutside, LeavesEndsThatMeetAnotherRoad) {
  EXPECT_THAT(edge({{1, 2, 3}, {3, 4, 5}, {4, 5}}), IsEmpty());
}

TEST(MarkDeadEndsOutside, LeavesCutsAtBarriers) {
  EXPECT_THAT(edge({{1, 2, 3}, {3, 4, -5}}), IsEmpty());
}

TEST(MarkDeadEndsOutside, KnowsNothingWithoutMunicipalities) {
  EXPECT_THAT(edge({{1, 2, 3}, {3, 4, 5}}, false), IsEmpty());
}

TEST(MarkDeadEndsOutside, KeepsTheEdgeThatIsKnownAndTellsEachNodeOnce) {
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  model::Roads made = roads({{1, 2, 3}, {3, 4, 5}});
  made.edge_nodes = {5, 2};
  mark_dead_ends_outside(municipality(crs), crs, model::Mode::car, made);
  EXPECT_THAT(made.edge_nodes, ElementsAre(2, 5));
}

}  // namespace
}  // namespace narhet::input
