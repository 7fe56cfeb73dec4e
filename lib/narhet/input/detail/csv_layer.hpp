// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/csv_text.hpp"
#include "narhet/input/detail/feature_table.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// The text of a CSV in memory.
/// @throws Error as `parse_csv`; `too_large` beyond 1 GiB; `file_damaged` if it cannot be read
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& file, const Source& source);

/// A CSV whose rows are points: `lon` and `lat` in degrees, or `x` (east) and `y` (north), or as
/// `fields` says.  The CRS is what the study states; WGS 84 for `lon` and `lat` without a
/// statement.
///
/// A row without coordinates has no position; one whose coordinates are no numbers is an error.
/// @param file  checked by `check_input_file`
[[nodiscard]] FeatureTable read_csv_layer(const std::filesystem::path& file,
                                          const Source& source,
                                          GeometryWanted wanted,
                                          const base::Task& task);

}  // namespace narhet::input::detail
