// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <cstdint>
#include <filesystem>

namespace narhet::input::detail {

/// GDAL passes over what stands among the features of a GeoJSON and is none: null, a number, a
/// text, a list.
///
/// Reads the file once, byte by byte.
/// @param read  how many features GDAL found
/// @pre GDAL takes the file for GeoJSON
/// @throws Error `file_damaged` unless the collection, if it is one, has that many elements and all
///         of them are objects
void require_all_features(const std::filesystem::path& file,
                          std::uint64_t read,
                          const base::Where& where);

}  // namespace narhet::input::detail
