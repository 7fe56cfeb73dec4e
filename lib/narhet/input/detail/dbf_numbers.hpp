// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"
#include "narhet/input/detail/odd_cell.hpp"

#include <filesystem>
#include <vector>

namespace narhet::input::detail {

/// The table of a shapefile keeps numbers as text, in columns of a fixed width.  GDAL reads of
/// "12 people" and "12,5" the 12, and of "many" nothing, and says nothing.
///
/// Reads the table once, row by row.
/// @param table  the `.dbf`, as long as its header says
/// @returns cells of columns of numbers that are neither numbers nor empty: features from 0, fields
///          as the table has them
/// @throws Error `file_damaged` where the columns do not fill a row; Cancelled
[[nodiscard]] std::vector<OddCell> odd_dbf_cells(const std::filesystem::path& table,
                                                 const base::Where& where,
                                                 const base::Task& task);

}  // namespace narhet::input::detail
