// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace narhet::input::detail {

/// What stands in the list "features" of a collection.
struct GeojsonFeatures {
  std::optional<std::uint64_t> count;        ///< of its elements; nothing: there is no such list
  std::optional<std::uint64_t> first_other;  ///< the first that is no object, counted from 1
};

/// Looks along a GeoJSON before GDAL does: that it is JSON, that nothing but spaces follows the
/// object that it begins with, and what its features are.  GDAL takes 59.1.000 for a number, reads
/// the first object and is silent about the rest, as where features stand one after the other
/// without a collection around them.
///
/// Reads the whole file once.
/// @throws Error `file_damaged`, which names the byte; Cancelled
[[nodiscard]] GeojsonFeatures check_geojson(const std::filesystem::path& file,
                                            const base::Where& where,
                                            const base::Task& task);

/// GDAL passes over what stands among the features and is none: null, a number, a text, a list.
/// @param read  how many features GDAL found
/// @pre GDAL takes the file for GeoJSON
/// @throws Error `file_damaged` unless the collection, if it is one, has that many elements and all
///         of them are objects
void require_all_features(const GeojsonFeatures& features,
                          std::uint64_t read,
                          const base::Where& where);

}  // namespace narhet::input::detail
