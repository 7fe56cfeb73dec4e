// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::study::report {

/// A square of a grid and the points in it.
struct Square {
  geo::Point middle;
  std::vector<std::size_t> members;  ///< positions in the points, rising
};

struct Squares {
  double side{};                ///< metres
  std::vector<Square> squares;  ///< from south to north, and from west to east; none is empty
};

/// Points in squares of whole kilometres, 1, 2, 4 … to a side, the smallest of which there are no
/// more than `most`.
/// @pre the points are finite and `most` is above 0
[[nodiscard]] Squares in_squares(std::span<const geo::Point> points, std::size_t most);

}  // namespace narhet::study::report
