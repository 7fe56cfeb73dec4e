// SPDX-License-Identifier: MIT
#pragma once

#include "network/drawn_roads.hpp"
#include "support/draws.hpp"

#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::test {

/// A street along corners of a small town.
struct Street {
  std::vector<std::uint32_t> corners;  ///< at least 2
  model::Direction direction{};
  model::RoadClass road_class{};
};

/// Corners stand at places of their own in a square of some hundred metres.
struct Streets {
  std::vector<Street> streets;

  static constexpr std::uint32_t kCorners = 8;
  /// In metres from the corner of the drawing.
  [[nodiscard]] static geo::Point corner(std::uint32_t number);
  [[nodiscard]] network::test::DrawnRoads roads() const;
  /// "0-3-1 one way residential", a line each, and where the corners are.
  [[nodiscard]] std::string shown() const;
};

/// @param classes  of the streets
[[nodiscard]] Streets draw_streets(Draws& draws, const std::vector<model::RoadClass>& classes);

}  // namespace narhet::test
