// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/vertex_cover.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stop_token>
#include <utility>
#include <vector>

namespace narhet::routing::detail::test {
namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TwoSides sides(std::uint32_t left_count, std::uint32_t right_count, Edges edges) {
  std::stable_sort(edges.begin(), edges.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  TwoSides result;
  result.right_count = right_count;
  result.first.assign(left_count + 1, 0);
  for (const auto& [left, right] : edges) {
    ++result.first[left + 1];
    result.right.push_back(right);
  }
  for (std::uint32_t left = 0; left < left_count; ++left) {
    result.first[left + 1] += result.first[left];
  }
  return result;
}

bool covers(const VertexCover& cover, const Edges& edges) {
  return std::all_of(edges.begin(), edges.end(), [&](const auto& edge) {
    return std::binary_search(cover.left.begin(), cover.left.end(), edge.first) ||
           std::binary_search(cover.right.begin(), cover.right.end(), edge.second);
  });
}

/// Of all sets of nodes, the size of the smallest that covers.
std::size_t smallest_by_trial(std::uint32_t left_count,
                              std::uint32_t right_count,
                              const Edges& edges) {
  std::size_t smallest = left_count + right_count;
  for (std::uint32_t set = 0; set < 1U << (left_count + right_count); ++set) {
    const bool all = std::all_of(edges.begin(), edges.end(), [&](const auto& edge) {
      return ((set >> edge.first) & 1U) != 0 || ((set >> (left_count + edge.second)) & 1U) != 0;
    });
    if (all) {
      smallest = std::min(smallest, static_cast<std::size_t>(std::popcount(set)));
    }
  }
  return smallest;
}

TEST(VertexCover, OfNoEdgesIsEmpty) {
  const VertexCover cover = minimum_vertex_cover(sides(3, 2, {}), {});
  EXPECT_TRUE(cover.left.empty());
  EXPECT_TRUE(cover.right.empty());
}

// A star on each side: the middles cover all.
TEST(VertexCover, OfStarsIsTheirMiddles) {
  const VertexCover cover =
      minimum_vertex_cover(sides(4, 4, {{0, 0}, {0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 3}}), {});
  EXPECT_EQ(cover.left, std::vector<std::uint32_t>{0});
  EXPECT_EQ(cover.right, std::vector<std::uint32_t>{3});
}

TEST(VertexCover, IsTheSmallestOfAllThatCover) {
  std::mt19937 random{1};
  for (int round = 0; round < 1000; ++round) {
    const auto left_count = static_cast<std::uint32_t>(1 + random() % 6);
    const auto right_count = static_cast<std::uint32_t>(1 + random() % 6);
    Edges edges;
    const std::size_t count = random() % 18;
    for (std::size_t i = 0; i < count; ++i) {
      edges.emplace_back(random() % left_count, random() % right_count);
    }
    const VertexCover cover = minimum_vertex_cover(sides(left_count, right_count, edges), {});
    ASSERT_TRUE(covers(cover, edges)) << "round " << round;
    ASSERT_EQ(cover.left.size() + cover.right.size(),
              smallest_by_trial(left_count, right_count, edges))
        << "round " << round;
  }
}

// A path from side to side, its edges given so that the first come are all wrong: it takes one way
// along the whole of it to put that right, 20 000 steps deep.
TEST(VertexCover, OfALongPathIsEveryOtherNode) {
  constexpr std::uint32_t kNodes = 10'000;
  Edges edges;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    if (i + 1 < kNodes) {
      edges.emplace_back(i, i + 1);
    }
    edges.emplace_back(i, i);
  }
  const VertexCover cover = minimum_vertex_cover(sides(kNodes, kNodes, edges), {});
  EXPECT_TRUE(covers(cover, edges));
  EXPECT_EQ(cover.left.size() + cover.right.size(), kNodes);
}

TEST(VertexCover, StopsWhenAskedTo) {
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(minimum_vertex_cover(sides(1, 1, {{0, 0}}), task)),
               base::Cancelled);
}

}  // namespace
}  // namespace narhet::routing::detail::test
