// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/detail/nvdb_link.hpp"
#include "narhet/input/detail/road_file.hpp"

#include <span>
#include <vector>

namespace narhet::input::detail {

/// NVDB homogenised: every attribute is a column, and every line has the same attributes all along.
[[nodiscard]] bool is_homogenised(const LayerDescription& layer);
/// The same, as Pipos has corrected it: groups of links that hang together, and links taken out.
[[nodiscard]] bool is_pipos(const LayerDescription& layer);

/// Adds the links of the one such layer of each file.  A link that stands in two files, since two
/// municipalities were ordered, counts once; one that Pipos has taken out not at all.
/// @returns a report for each file
/// @throws Error as `RoadFile` and `NvdbReader`; `layer_missing` if a file has several such layers
[[nodiscard]] std::vector<model::LoadReport> read_homogenised(std::span<const RoadFile> files,
                                                              const geo::Crs& study_crs,
                                                              NvdbReader& reader,
                                                              LineRoads& roads,
                                                              const base::Task& task);

}  // namespace narhet::input::detail
