// SPDX-License-Identifier: MIT
#include "narhet/study/travel_engine.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace narhet::study {
namespace {

using base::NodeId;

/// Streets in a square, each one way, north or east.
network::RoadNetwork streets(std::uint32_t side) {
  network::RoadNetwork result;
  std::vector<network::Arc> arcs;
  network::ArcGeometry& geometry = result.geometry;
  const auto add = [&](std::uint32_t tail, std::uint32_t head) {
    network::Link link;
    link.forward = base::id_at<base::ArcId>(arcs.size());
    link.first_vertex = static_cast<std::uint32_t>(geometry.points.size());
    link.vertex_count = 2;
    geometry.link_of_arc.push_back(static_cast<std::uint32_t>(geometry.links.size()));
    geometry.links.push_back(link);
    for (const std::uint32_t node : {tail, head}) {
      geometry.points.push_back({100.0 * (node % side), 100.0 * (node / side)});
      geometry.from_start.emplace_back(node == tail ? 0.0 : 100.0);
    }
    arcs.push_back({NodeId{tail}, NodeId{head}, {base::Weight{10'000}, base::Weight{9'000}}});
  };
  for (std::uint32_t node = 0; node < side * side; ++node) {
    if ((node + 1) % side != 0) {
      add(node, node + 1);
    }
    if (node + side < side * side) {
      add(node, node + side);
    }
  }
  result.graph = network::RoadGraph{std::size_t{side} * side, arcs};
  return result;
}

bool says(const std::vector<Line>& lines, const std::string& text) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return line.text.english().find(text) != std::string::npos;
  });
}

TEST(TravelEngine, SaysWhenTheRoadsAreLikeAGrid) {
  const network::RoadNetwork large = streets(120);
  std::vector<Line> lines;
  const auto engine = make_engine(large, 1, {routing::Method::hierarchy, {}}, {}, lines);
  EXPECT_TRUE(engine.elimination().is_complete());
  EXPECT_TRUE(says(lines, "nested dissection"));
}

TEST(TravelEngine, SaysNothingOfTheOrderOfOtherRoads) {
  const network::RoadNetwork small = streets(10);
  std::vector<Line> lines;
  const auto engine = make_engine(small, 1, {routing::Method::hierarchy, {}}, {}, lines);
  EXPECT_TRUE(engine.elimination().is_complete());
  EXPECT_FALSE(says(lines, "nested dissection"));
}

}  // namespace
}  // namespace narhet::study
