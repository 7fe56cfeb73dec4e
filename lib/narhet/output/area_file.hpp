// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/reachable_area.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output {

/// Writes a GeoPackage at `publication.temporary()` and checks it by reading it again; what remains
/// is `publication.commit()`.  Layers: `areas`, a polygon for each limit, the smaller inside the
/// larger; `area_roads`, each stretch of road with the smallest limit that it is within.
/// @param date  as `WriteOptions::date`
/// @throws Error `output_failed`; Cancelled
void write_areas(const model::ReachableAreas& areas,
                 Publication& publication,
                 const std::string& date,
                 base::Language language,
                 const base::Task& task);

/// Before areas replace a file.
/// @throws Error `output_exists` if what is at the target is no GeoPackage of areas, or more
void refuse_other_areas(const std::filesystem::path& target);

}  // namespace narhet::output
