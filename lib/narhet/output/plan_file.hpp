// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output {

/// Whether a plan can be written under this name: it ends in .gpkg or .csv.
[[nodiscard]] bool is_plan_file(const std::filesystem::path& file);

/// Writes a row for each chosen site, as the layer `plan` of a GeoPackage, which is read again and
/// compared, or as a CSV with `x` and `y` in the study's coordinates.  What remains is
/// `publication.commit()`.
/// @param date  as `WriteOptions::date`
/// @pre `is_plan_file(publication.target())`; a GeoPackage needs the plan's scenario
/// @throws Error `output_failed`; Cancelled
void write_plan(const model::Plan& plan,
                Publication& publication,
                const std::string& date,
                base::Language language,
                const base::Task& task);

/// Before a plan replaces a file.
/// @throws Error `output_exists` if what is at the target is no plan, or more than one
void refuse_other_plan(const std::filesystem::path& target);

}  // namespace narhet::output
