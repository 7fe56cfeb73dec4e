// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/road_lines.hpp"
#include "narhet/input/road_product.hpp"
#include "narhet/input/road_product_settings.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <span>
#include <vector>

namespace narhet::input {

/// How the words of all products are understood.
struct RoadSettings {
  OsmSettings osm;
  NvdbSettings nvdb;
  TopografiSettings topografi;
};

struct RoadFiles {
  model::Roads roads;
  std::vector<model::LoadReport> reports;  ///< one for each layer that was read, at least one
  RoadProduct product{};
};

/// Roads from files with layers of lines, in whatever shape they come: NVDB in its three naming
/// families, Pipos's network, Lantmäteriet's Topografi, or a layer of one's own
/// (`read_road_lines`).  What it is shows in the names of layers and columns, and the first report
/// tells it.  A source whose `fields` are named is one of one's own.
///
/// Several files are read as one, where they are of one product: a shapefile for each attribute,
/// or the neighbouring municipalities.
///
/// @pre at least one source
/// @throws Error as `read_road_lines`; `value_invalid` where files of several products stand
/// together,
///         and for codes that NVDB has not; `layer_missing`, `field_missing`
/// @pre a `GdalSession` lives
[[nodiscard]] RoadFiles read_road_files(std::span<const Source> sources,
                                        const RoadLineOptions& options,
                                        const RoadSettings& settings,
                                        const geo::Crs& study_crs,
                                        const base::Task& task);

}  // namespace narhet::input
