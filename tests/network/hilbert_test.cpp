// SPDX-License-Identifier: MIT
#include "narhet/network/hilbert.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

namespace narhet::network {
namespace {

// The curve visits the four quarters in turn, each beside the one before.
TEST(HilbertKey, VisitsQuartersInTheOrderOfTheCurve) {
  geo::Box box;
  box.add({0.0, 0.0});
  box.add({1.0, 1.0});
  const auto south_west = hilbert_key({0.1, 0.1}, box);
  const auto north_west = hilbert_key({0.1, 0.9}, box);
  const auto north_east = hilbert_key({0.9, 0.9}, box);
  const auto south_east = hilbert_key({0.9, 0.1}, box);
  EXPECT_LT(south_west, north_west);
  EXPECT_LT(north_west, north_east);
  EXPECT_LT(north_east, south_east);
}

// What defines a Hilbert curve: all cells of a grid, each once, every step to a neighbour.
TEST(HilbertKey, StepsFromCellToNeighbouringCell) {
  constexpr int kCells = 16;
  geo::Box box;
  box.add({0.0, 0.0});
  box.add({1.0, 1.0});
  std::vector<std::pair<std::uint32_t, std::pair<int, int>>> order;
  for (int x = 0; x < kCells; ++x) {
    for (int y = 0; y < kCells; ++y) {
      order.push_back({hilbert_key({(x + 0.5) / kCells, (y + 0.5) / kCells}, box), {x, y}});
    }
  }
  std::sort(order.begin(), order.end());
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto [ax, ay] = order[i - 1].second;
    const auto [bx, by] = order[i].second;
    EXPECT_NE(order[i - 1].first, order[i].first);
    EXPECT_EQ(std::abs(ax - bx) + std::abs(ay - by), 1) << ax << ' ' << ay;
  }
}

TEST(HilbertKey, StandsForABoxWithoutExtent) {
  geo::Box line;
  line.add({5.0, 1.0});
  line.add({5.0, 3.0});
  EXPECT_NE(hilbert_key({5.0, 1.0}, line), hilbert_key({5.0, 3.0}, line));
  geo::Box point;
  point.add({5.0, 1.0});
  EXPECT_EQ(hilbert_key({5.0, 1.0}, point), hilbert_key({5.0, 1.0}, point));
}

}  // namespace
}  // namespace narhet::network
