// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/feature_table.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// A layer of a GeoPackage, Shapefile, FlatGeobuf or GeoJSON, by the ending of its name, in its own
/// CRS or the one that the study states.  Any failure that GDAL reports, and a count of features
/// other than the layer's own, ends the reading.
/// @param file  checked by `check_input_file`
[[nodiscard]] FeatureTable read_gdal_layer(const std::filesystem::path& file,
                                           const Source& source,
                                           GeometryWanted wanted,
                                           const base::Task& task);

}  // namespace narhet::input::detail
