// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/feature_table.hpp"
#include "narhet/input/road_lines.hpp"

namespace narhet::input::detail {

/// What `read_road_lines` makes of a layer, once it is read and in the study CRS.
[[nodiscard]] RoadLines read_road_table(FeatureTable table,
                                        const Source& source,
                                        const RoadLineOptions& options,
                                        const OsmSettings& settings,
                                        const geo::Crs& study_crs,
                                        const base::Task& task);

}  // namespace narhet::input::detail
