// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/stated_way.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output {

/// Whether a comparison of ways can be written under this name: it ends in .gpkg or .csv.
[[nodiscard]] bool is_comparison_file(const std::filesystem::path& file);

/// Writes the layer `compared_ways`, a point at the place for each way, in the study's language; in
/// a GeoPackage, which is read again and compared, with a style and `provenance`; as a CSV alone,
/// with `x` and `y`.  What remains is `publication.commit()`.
/// @param date  as `WriteOptions::date`
/// @pre `is_comparison_file(publication.target())`
/// @throws Error `output_failed`; Cancelled
void write_comparison(const model::WayComparison& comparison,
                      Publication& publication,
                      const std::string& date,
                      const base::Task& task);

/// Before that replaces a file.
/// @throws Error `output_exists` if what is at the target is something else, or more
void refuse_other_comparison(const std::filesystem::path& target);

}  // namespace narhet::output
