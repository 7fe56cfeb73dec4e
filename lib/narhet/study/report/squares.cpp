// SPDX-License-Identifier: MIT
#include "narhet/study/report/squares.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace narhet::study::report {
namespace {

/// By row and column.
using Grid = std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>>;

Grid grid_of(std::span<const geo::Point> points, double side) {
  Grid grid;
  for (std::size_t i = 0; i < points.size(); ++i) {
    grid[{std::llround(std::floor(points[i].y / side)),
          std::llround(std::floor(points[i].x / side))}]
        .push_back(i);
  }
  return grid;
}

}  // namespace

Squares in_squares(std::span<const geo::Point> points, std::size_t most) {
  constexpr double kSmallest = 1000.0;
  Squares result{kSmallest, {}};
  Grid grid = grid_of(points, result.side);
  while (grid.size() > most) {
    result.side *= 2.0;
    grid = grid_of(points, result.side);
  }
  for (auto& [cell, members] : grid) {
    const auto middle = [&](std::int64_t position) {
      return (static_cast<double>(position) + 0.5) * result.side;
    };
    result.squares.push_back({{middle(cell.second), middle(cell.first)}, std::move(members)});
  }
  return result;
}

}  // namespace narhet::study::report
