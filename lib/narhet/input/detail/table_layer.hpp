// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/feature_table.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// The rows of a CSV or a sheet as points, from two columns with their coordinates: `lon` and `lat`
/// in WGS 84, or `x` and `y` in the CRS that the study states.
/// @param file  checked by `check_input_file`
[[nodiscard]] FeatureTable read_table_layer(const std::filesystem::path& file,
                                            const Source& source,
                                            GeometryWanted wanted,
                                            const base::Task& task);

}  // namespace narhet::input::detail
