// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// Refuses a workbook that GDAL would make much of, though it is small: its parts are read once,
/// as bytes, and counted.
///
/// GDAL holds a sheet as rows of equal width and fills the gaps between them, so the cells that
/// count are the rows up to the last times the columns of the widest.  What Excel never writes,
/// and what would hide cells from the count, is refused too: a document type with entities, and
/// texts in other codings than those that hold ASCII as it is.
/// @throws Error `too_large` beyond 64 MiB, 128 MiB unpacked or a million cells; `file_damaged`;
///         Cancelled
void check_workbook_size(const std::filesystem::path& file,
                         const Source& source,
                         const base::Task& task);

/// It is none, or a damaged one.
/// @throws Error `file_damaged`
[[noreturn]] void refuse_as_no_workbook(const Source& source);

}  // namespace narhet::input::detail
