// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/publication.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::output::detail {

/// A size in bytes that a file of these layers will not stay below by much, without the length of
/// their texts.
[[nodiscard]] std::uintmax_t least_size(const std::vector<Layer>& layers);

/// Writes the layers in their order and rows in theirs, each layer in one transaction, to
/// `publication.temporary()`, and describes their columns.
/// @param date  ISO 8601 with milliseconds in UTC, for `last_change`
/// @param catalogue  of the language for titles and descriptions
/// @throws Error `study_invalid` if two columns have one name; `output_failed`, also for what GDAL
/// reports only while it closes; Cancelled
void write_geopackage(const std::vector<Layer>& layers,
                      const geo::Crs& crs,
                      const std::string& date,
                      const base::Catalogue& catalogue,
                      Publication& publication,
                      const base::Task& task);

/// Reads the file at `publication.temporary()` again and compares it with the layers: every value
/// and geometry, the counts, the spatial indexes, the extents, the coordinate system, the validity
/// of texts, the descriptions of columns, and SQLite's own check.
/// @throws Error `output_failed` with the layer and the row; Cancelled
void check_geopackage(const std::vector<Layer>& layers,
                      const geo::Crs& crs,
                      const Publication& publication,
                      const base::Task& task);

}  // namespace narhet::output::detail
