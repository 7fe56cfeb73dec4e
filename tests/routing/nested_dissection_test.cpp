// SPDX-License-Identifier: MIT
#include "narhet/routing/nested_dissection.hpp"

#include "routing/elimination_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stop_token>
#include <utility>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::index;
using base::NodeId;

/// How many nodes each part has that is left without some nodes.
std::vector<std::size_t> parts_without(const network::RoadGraph& graph,
                                       const std::vector<NodeId>& nodes) {
  std::vector<bool> met(graph.node_count(), false);
  for (const NodeId node : nodes) {
    met[index(node)] = true;
  }
  std::vector<std::size_t> sizes;
  for (std::size_t first = 0; first < graph.node_count(); ++first) {
    if (met[first]) {
      continue;
    }
    std::vector<NodeId> open{base::id_at<NodeId>(first)};
    met[first] = true;
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const base::ArcId arc : graph.arcs_from(open[i])) {
        if (!met[index(graph.head(arc))]) {
          met[index(graph.head(arc))] = true;
          open.push_back(graph.head(arc));
        }
      }
    }
    sizes.push_back(open.size());
  }
  return sizes;
}

bool are_different(std::vector<NodeId> nodes) {
  std::sort(nodes.begin(), nodes.end());
  return std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end();
}

// Two blocks of streets, 4 by 4 and 6 by 4, and one node between that both are joined to in two
// places: it is what has to go, whichever side of the line it is on, though the middle is
// elsewhere.
TEST(NestedDissection, TakesTheBottleneck) {
  constexpr std::uint32_t kBetween = 40;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs{
      {12, kBetween}, {13, kBetween}, {kBetween, 16}, {kBetween, 17}};
  std::vector<geo::Point> positions(kBetween + 1);
  for (std::uint32_t node = 0; node < kBetween; ++node) {  // column by column
    positions[node] = {(node < 16 ? 0.0 : 1.0) + node / 4, 1.0 * (node % 4)};
    if (node % 4 < 3) {
      pairs.emplace_back(node, node + 1);
    }
    if (node + 4 < kBetween && node / 4 != 3) {
      pairs.emplace_back(node, node + 4);
    }
  }
  const auto graph = roads(kBetween + 1, pairs);
  for (const geo::Point place : {geo::Point{3.5, 0.0}, geo::Point{4.5, 9.0}}) {
    positions[kBetween] = place;
    EXPECT_EQ(separators(graph, positions, 24, {}), std::vector<NodeId>{NodeId{kBetween}});
  }
}

// Two cuts take 2 s nodes from a square of side s and leave four of half the side: summed up until
// the side is 10, a fifth of all nodes.
TEST(NestedDissection, OfAGridLeavesSmallPartsByFewNodes) {
  const auto graph = grid(100);
  const auto between = separators(graph, grid_positions(100), 200, {});
  EXPECT_TRUE(are_different(between));
  const auto parts = parts_without(graph, between);
  EXPECT_LE(*std::max_element(parts.begin(), parts.end()), 200U);
  EXPECT_GE(parts.size(), 50U);
  EXPECT_LE(between.size(), 2000U);
}

// What is last falls first: of a grid the nodes of one line across, which leave a third of it at
// least on either side.
TEST(NestedDissection, PutsTheSeparatorOfTheWholeLast) {
  const auto graph = grid(100);
  const auto between = separators(graph, grid_positions(100), 200, {});
  const std::vector<NodeId> last{between.end() - 100, between.end()};
  const auto parts = parts_without(graph, last);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_GE(*std::min_element(parts.begin(), parts.end()), 3333U - 100U);
}

TEST(NestedDissection, TakesNothingFromPartsThatRoadsDoNotJoin) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<geo::Point> positions;
  for (std::uint32_t node = 0; node < 40; ++node) {  // two paths of 20
    positions.push_back({1.0 * node, 0.0});
    if (node % 20 != 19) {
      pairs.emplace_back(node, node + 1);
    }
  }
  EXPECT_TRUE(separators(roads(40, pairs), positions, 20, {}).empty());
}

// A path in a line, its nodes all on one point: cut by their numbers.
TEST(NestedDissection, DividesWhatIsAllOnOneLineOrPoint) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<geo::Point> line;
  for (std::uint32_t node = 0; node < 100; ++node) {
    line.push_back({3.0 * node, 3.0 * node});
    pairs.emplace_back(node, node);
    if (node < 99) {
      pairs.emplace_back(node, node + 1);
      pairs.emplace_back(node + 1, node);
    }
  }
  const auto graph = roads(100, pairs);
  for (const auto& positions : {line, std::vector<geo::Point>(100)}) {
    const auto between = separators(graph, positions, 10, {});
    const auto parts = parts_without(graph, between);
    EXPECT_LE(*std::max_element(parts.begin(), parts.end()), 10U);
    EXPECT_LE(between.size(), 31U) << "one for each part but the first";
  }
}

TEST(NestedDissection, LeavesWholeWhatPositionsDoNotDivide) {
  std::vector<geo::Point> positions = grid_positions(60);
  std::mt19937 random{1};
  for (std::size_t i = positions.size(); i-- > 1;) {
    std::swap(positions[i], positions[random() % (i + 1)]);
  }
  EXPECT_TRUE(separators(grid(60), positions, 100, {}).empty());
}

TEST(NestedDissection, OfNothingIsNothing) {
  EXPECT_TRUE(separators(roads(0, {}), {}, 0, {}).empty());
  EXPECT_TRUE(separators(roads(1, {}), std::vector<geo::Point>(1), 0, {}).empty());
}

TEST(NestedDissection, OfRandomGraphsNamesEachNodeOnce) {
  std::mt19937 random{3};
  std::size_t divided = 0;
  for (int round = 0; round < 500; ++round) {
    const auto nodes = static_cast<std::uint32_t>(random() % 60);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const std::size_t count = nodes > 0 ? random() % 50 : 0;
    for (std::size_t i = 0; i < count; ++i) {
      pairs.emplace_back(random() % nodes, random() % nodes);
    }
    std::vector<geo::Point> positions(nodes);
    for (geo::Point& point : positions) {
      point = {static_cast<double>(random() % 5), static_cast<double>(random() % 5)};
    }
    const auto graph = roads(nodes, pairs);
    const auto between = separators(graph, positions, random() % 9, {});
    ASSERT_TRUE(are_different(between));
    divided += between.empty() ? 0U : 1U;
  }
  EXPECT_GT(divided, 100U);
}

TEST(NestedDissection, IsTheSameEachTime) {
  const auto graph = grid(80);
  const auto positions = grid_positions(80);
  EXPECT_EQ(separators(graph, positions, 50, {}), separators(graph, positions, 50, {}));
}

TEST(NestedDissection, StopsWhenAskedTo) {
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(separators(grid(20), grid_positions(20), 10, task)),
               base::Cancelled);
}

}  // namespace
}  // namespace narhet::routing::test
