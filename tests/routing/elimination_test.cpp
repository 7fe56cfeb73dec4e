// SPDX-License-Identifier: MIT
#include "narhet/routing/elimination.hpp"

#include "routing/elimination_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <stop_token>
#include <utility>
#include <vector>

namespace narhet::routing::test {
namespace {

// 0 - 1 - 2 - 3: from the ends inwards, nothing but the road itself.
TEST(Elimination, OfAPathAddsNoEdge) {
  const auto graph = roads(4, {{0, 1}, {1, 2}, {2, 3}});
  const Elimination all = eliminate(graph, kAnyDegree, {});
  expect_sound(all, graph);
  EXPECT_TRUE(all.is_complete());
  EXPECT_EQ(all.edge_count(), 3U);
  EXPECT_EQ(all.largest_degree, 1U);
}

// A ring of five: each node that goes joins its two neighbours until two are left.
TEST(Elimination, OfARingJoinsTheNeighboursOfWhoGoes) {
  const auto graph = roads(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}});
  const Elimination all = eliminate(graph, kAnyDegree, {});
  expect_sound(all, graph);
  EXPECT_EQ(all.edge_count(), 7U) << "5 and 2 new ones";
}

TEST(Elimination, LeavesACoreWhereEachHasMoreNeighbours) {
  const auto graph = grid(30);
  const Elimination few = eliminate(graph, kCoreDegree, {});
  expect_sound(few, graph);
  EXPECT_GT(few.core_size, 0U);
  EXPECT_LT(few.core_size, 600U) << "a grid is the worst of roads: every other node at most";
  std::vector<std::size_t> degree(few.core_size, 0);
  for (std::uint32_t position = 0; position < few.core_size; ++position) {
    for (const std::uint32_t upper : few.upper_of(position)) {
      ++degree[position];
      ++degree[upper];
    }
  }
  EXPECT_GT(*std::min_element(degree.begin(), degree.end()), kCoreDegree);
}

// More nodes than there are rows of bits, so that both halves of the work are met.
TEST(Elimination, OfAGridIsSoundAcrossTheChangeToBits) {
  const auto graph = grid(150);
  const Elimination all = eliminate(graph, kAnyDegree, {});
  expect_sound(all, graph);
  EXPECT_TRUE(all.is_complete());
  EXPECT_LT(all.largest_degree, 600U);
}

TEST(Elimination, OfRandomGraphsIsSound) {
  std::mt19937 random{7};
  for (int round = 0; round < 500; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + random() % 40);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < random() % 90; ++i) {  // loops and parallel roads too
      pairs.emplace_back(random() % nodes, random() % nodes);
    }
    const auto graph = roads(nodes, pairs);
    for (const std::uint32_t most : {0U, 1U, 2U, 4U, kAnyDegree}) {
      expect_sound(eliminate(graph, most, {}), graph);
    }
  }
}

// What lies below a node follows it in one run: the elimination tree is walked depth first.
TEST(Elimination, PutsWhatIsBelowANodeBehindItInOneRun) {
  const Elimination all = eliminate(grid(20), kAnyDegree, {});
  std::vector<std::uint32_t> open;
  for (std::uint32_t position = 0; position < all.node_count(); ++position) {
    const auto upper = all.upper_of(position);
    while (!open.empty() && (upper.empty() || open.back() != upper.back())) {
      open.pop_back();
    }
    EXPECT_TRUE(upper.empty() || !open.empty()) << "its parent is not open any more";
    open.push_back(position);
  }
}

TEST(Elimination, OfNothingIsEmpty) {
  EXPECT_EQ(eliminate(network::RoadGraph{0, {}}, kAnyDegree, {}).node_count(), 0U);
}

TEST(Elimination, StopsWhenAskedTo) {
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(eliminate(grid(20), kAnyDegree, task)), base::Cancelled);
}

}  // namespace
}  // namespace narhet::routing::test
