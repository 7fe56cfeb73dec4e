// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstdint>

namespace narhet::input {

/// What files with lines of roads are, as their layers and columns tell.
enum class RoadProduct : std::uint8_t {
  lines,             ///< none of the others: a layer as `read_road_lines` reads it
  nvdb_homogenised,  ///< NVDB: one layer, cut wherever an attribute changes
  nvdb_layers,       ///< NVDB: a layer for each attribute, as shapefiles have it
  nvdb_package,      ///< NVDB: the same in the GeoPackages of today
  topografi,         ///< Lantmäteriet's Topografi
  pipos,             ///< NVDB as Pipos has corrected it (Tillgänglighetsvägnätet)
};

[[nodiscard]] base::Message name(RoadProduct product);  ///< for people

}  // namespace narhet::input
