// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output {

/// Whether what is within reach can be written under this name: it ends in .gpkg or .csv.
[[nodiscard]] bool is_reach_file(const std::filesystem::path& file);

/// Writes the layers `place_access`, `service_customers` and `municipality_access` of a GeoPackage,
/// in the study's language, which is read again and compared; or the first alone as a CSV with `x`
/// and `y` in the study's coordinates.  What remains is `publication.commit()`.
/// @param date  as `WriteOptions::date`
/// @pre `is_reach_file(publication.target())`
/// @throws Error `output_failed`; Cancelled
void write_reach(const model::Reach& reach,
                 Publication& publication,
                 const std::string& date,
                 const base::Task& task);

/// Before that replaces a file.
/// @throws Error `output_exists` if what is at the target is something else, or more
void refuse_other_reach(const std::filesystem::path& target);

}  // namespace narhet::output
