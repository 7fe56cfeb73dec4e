// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/detail/road_file.hpp"
#include "narhet/input/road_product_settings.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// One of the layers of Lantmäteriet's Topografi that are roads: vaglinje, ovrig_vag, farjeled.
[[nodiscard]] bool is_topografi_layer(const LayerDescription& layer);

/// Adds the roads of these layers of all files.  They have a class, and neither limits nor
/// directions.
/// @param classes  the study's: their word -> road class or "none", before those of the settings
/// @returns a report for each layer
/// @throws Error as `RoadFile`
[[nodiscard]] std::vector<model::LoadReport> read_topografi(
    std::span<const RoadFile> files,
    const TopografiSettings& settings,
    const std::map<std::string, std::string>& classes,
    const geo::Crs& study_crs,
    LineRoads& roads,
    const base::Task& task);

}  // namespace narhet::input::detail
