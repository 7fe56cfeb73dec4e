// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// Looks at a GeoPackage with SQLite before GDAL does: that it is one, that SQLite finds no damage
/// in it, that no other program is writing it, and that its layers and tables of its own are tables
/// indeed – a view may run for ever.
///
/// Reads the whole file.  Leaves nothing beside it.
/// @throws Error `file_damaged`, `file_refused`; Cancelled
void check_geopackage(const std::filesystem::path& file,
                      const base::Where& where,
                      const base::Task& task);

}  // namespace narhet::input::detail
