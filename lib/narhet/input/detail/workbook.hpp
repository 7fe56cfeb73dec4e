// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/csv_text.hpp"
#include "narhet/input/source.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// A sheet of a workbook (.xlsx) as the table that a CSV of it would be: its first row is the
/// header, `CsvRow::line` the number of the row in the sheet.  Dates are "2026/03/14", decimals
/// have a point.  The sheet is `Source::layer`, or else the only one with rows.
/// @param file  checked by `check_input_file`
/// @throws Error as `check_workbook_size`; `file_damaged`; `layer_missing`; `layer_empty` without a
///         header; `value_invalid` for a column name that stands twice
/// @pre a `GdalSession` lives
[[nodiscard]] CsvTable read_workbook(const std::filesystem::path& file,
                                     const Source& source,
                                     const base::Task& task);

}  // namespace narhet::input::detail
