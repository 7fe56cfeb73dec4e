// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/detail/nvdb_link.hpp"
#include "narhet/input/detail/road_file.hpp"

#include <span>
#include <vector>

namespace narhet::input::detail {

/// NVDB with a layer for each attribute, in one file or in many.  What lies between two measures of
/// a reference link holds there, and a link is cut where an attribute changes.
///
/// The lines are those of the reference links where they are among the layers, else of the road
/// network (Vägtrafiknät), else of the functional classes.  Where two limits lie over each other
/// the lower one holds.  Rows that do not hold any more are left out.
/// @returns a report for each layer that is read, that of the lines first
/// @throws Error as `RoadFile` and `NvdbReader`; `layer_missing` where there are no lines;
///         `field_missing` and `value_invalid` for columns and cells that do not say where a
///         feature lies or which way it holds, and for layers that have no link in common
[[nodiscard]] std::vector<model::LoadReport> read_nvdb_layers(std::span<const RoadFile> files,
                                                              const geo::Crs& study_crs,
                                                              NvdbReader& reader,
                                                              LineRoads& roads,
                                                              const base::Task& task);

}  // namespace narhet::input::detail
