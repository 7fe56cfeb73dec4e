// SPDX-License-Identifier: MIT
#include "narhet/network/detail/junctions.hpp"

#include "network/drawn_roads.hpp"

#include "narhet/network/hilbert.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace narhet::network::test {
namespace {

/// A grid of ten by ten crossings, 100 m apart, drawn from the far corner and back.
DrawnRoads grid() {
  DrawnRoads drawn;
  for (std::int64_t row = 9; row >= 0; --row) {
    for (std::int64_t column = 9; column >= 0; --column) {
      drawn.node(10 * row + column, 100.0 * static_cast<double>(column),
                 100.0 * static_cast<double>(row));
    }
  }
  for (std::int64_t row = 0; row < 10; ++row) {
    std::vector<std::int64_t> across;
    std::vector<std::int64_t> along;
    for (std::int64_t i = 0; i < 10; ++i) {
      across.push_back(10 * row + i);
      along.push_back(10 * i + row);
    }
    drawn.road(across);
    drawn.road(along);
  }
  return drawn;
}

TEST(Junctions, StandWhereTheirVerticesAre) {
  const DrawnRoads drawn = grid();
  const Junctions junctions{drawn.roads()};
  ASSERT_EQ(junctions.size(), 100U);
  for (std::size_t vertex = 0; vertex < drawn.roads().vertices.size(); ++vertex) {
    const auto& [node, position] = drawn.roads().vertices[vertex];
    ASSERT_TRUE(junctions.at(vertex)) << "all are crossings";
    EXPECT_EQ(junctions.at(vertex), junctions.find(node));
    EXPECT_EQ(junctions.position(*junctions.at(vertex)), position);
  }
}

// Near nodes are then near in memory, which searches live by.
TEST(Junctions, AreNumberedAlongTheCurve) {
  const DrawnRoads drawn = grid();
  const Junctions junctions{drawn.roads()};
  const auto point = [&](std::size_t i) {
    const geo::LonLat position = junctions.position(base::id_at<base::NodeId>(i));
    return geo::Point{position.lon, position.lat};
  };
  geo::Box box;
  for (std::size_t i = 0; i < junctions.size(); ++i) {
    box.add(point(i));
  }
  for (std::size_t i = 1; i < junctions.size(); ++i) {
    EXPECT_LT(hilbert_key(point(i - 1), box), hilbert_key(point(i), box)) << i;
  }
}

// The data ends at a node that no road of the mode has, below, within or above the numbers of those
// that there are.
TEST(Junctions, AreNoneOfAnEdgeThatNoRoadHas) {
  DrawnRoads drawn;
  drawn.node(10, 0.0, 0.0).node(11, 100.0, 0.0).node(13, 200.0, 0.0);
  drawn.road({10, 11, 13});
  for (const std::int64_t id : {9, 12, 14}) {
    drawn.edge(id);
  }
  const Junctions junctions{drawn.roads()};
  EXPECT_EQ(junctions.size(), 2U);
  EXPECT_EQ(junctions.find(9), std::nullopt);
  EXPECT_EQ(junctions.find(11), std::nullopt) << "in the midst of one road";
  EXPECT_EQ(junctions.find(12), std::nullopt);
}

}  // namespace
}  // namespace narhet::network::test
