// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/publication.hpp"

#include <string>

namespace narhet::output {

struct WriteOptions {
  /// The date that the file bears, ISO 8601 with milliseconds in UTC: "2026-01-31T12:00:00.000Z".
  std::string date;
};

/// Writes the result as a GeoPackage at `publication.temporary()` and checks it by reading it
/// again; what remains to be done is `publication.commit()`.
///
/// The layers are those of `detail::result_layers`, in its order, each with a default style for
/// QGIS in `layer_styles`; beside them a project of QGIS over all of them, which finds them by the
/// file's name.  Missing is NULL.  Names of columns and statuses are English and stable, their
/// aliases in the style are in the language of the study.
///
/// The same result and options give the same bytes, with any locale and time zone; another version
/// of GDAL or SQLite may give others.
///
/// The check compares every value and geometry with the result, the counts, the spatial indexes and
/// the coordinate system, and lets SQLite check the file.
///
/// @throws Error `output_failed` (with what GDAL or SQLite said) if anything could not be written
/// or
///         reads back otherwise; `study_invalid` if keys of kinds make two columns of one name;
///         Cancelled
void write_result(const model::Result& result,
                  Publication& publication,
                  const WriteOptions& options,
                  const base::Task& task);

/// Bytes that no result takes less than, known before the work.
[[nodiscard]] std::uintmax_t least_result_size(std::size_t places, std::size_t kinds);

}  // namespace narhet::output
