// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output {

/// Whether a scenario can be written under this name: it ends in .gpkg or .csv.
[[nodiscard]] bool is_scenario_file(const std::filesystem::path& file);

/// Writes the layers `scenario_places`, `scenario_summary` and `scenario_points` as a GeoPackage,
/// which is read again and compared, or the first alone as a CSV.  What remains is
/// `publication.commit()`.
/// @param date  as `WriteOptions::date`
/// @pre `is_scenario_file(publication.target())`
/// @throws Error `output_failed`; Cancelled
void write_scenario(const model::Scenario& scenario,
                    Publication& publication,
                    const std::string& date,
                    const base::Task& task);

/// Before a scenario replaces a file.
/// @throws Error `output_exists` if what is at the target is no scenario, or more than one
void refuse_other_scenario(const std::filesystem::path& target);

}  // namespace narhet::output
