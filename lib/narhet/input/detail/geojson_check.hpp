// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"

#include <filesystem>

namespace narhet::input::detail {

/// Looks along a GeoJSON before GDAL does: that nothing but spaces follows the object that it
/// begins with.  GDAL reads the first object and is silent about the rest, as where features stand
/// one after the other without a collection around them.
///
/// Reads the whole file, as bytes.
/// @throws Error `file_damaged`, which names the byte; Cancelled
void check_geojson(const std::filesystem::path& file,
                   const base::Where& where,
                   const base::Task& task);

}  // namespace narhet::input::detail
