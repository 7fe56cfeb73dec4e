// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study {

/// Leaves out the stretches of road that have no vertex in any of the areas.  The nodes where they
/// met those that stay become edges of the data.
/// @param areas  in the study's CRS
/// @returns how many are left out
/// Cost: a stretch outside the areas' box costs a comparison per vertex, others a projection.
/// @throws Error `crs_invalid`; Cancelled
[[nodiscard]] std::size_t leave_out_roads_beyond(const std::vector<geo::MultiPolygon>& areas,
                                                 const geo::Crs& study_crs,
                                                 const base::Task& task,
                                                 model::Roads& roads);

}  // namespace narhet::study
