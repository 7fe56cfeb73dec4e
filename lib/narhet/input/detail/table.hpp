// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/csv_text.hpp"
#include "narhet/input/source.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// A CSV or a sheet of a workbook (.xlsx), by the ending of its name.
/// @param file  checked by `check_input_file`
/// @throws Error as `parse_csv` and `read_workbook` do; `value_invalid` for a cell in which a
///         spreadsheet has written that it has no value ("#REF!")
[[nodiscard]] CsvTable read_table(const std::filesystem::path& file,
                                  const Source& source,
                                  const base::Task& task);

}  // namespace narhet::input::detail
