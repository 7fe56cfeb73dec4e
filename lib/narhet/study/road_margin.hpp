// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <cstdint>
#include <vector>

namespace narhet::study {

/// Leaves out the stretches of road that have no vertex within a distance of any of the areas.  The
/// nodes where they met those that stay become edges of the data.
/// @param areas  in the study's CRS
/// @returns the ways, or features, that nothing is left of: their `origin`, ascending
/// Cost: a vertex outside the areas' box costs a comparison, others a projection and a distance.
/// @throws Error `crs_invalid`; Cancelled
[[nodiscard]] std::vector<std::int64_t> leave_out_roads_beyond(
    const std::vector<geo::MultiPolygon>& areas,
    base::Metres distance,
    const geo::Crs& study_crs,
    const base::Task& task,
    model::Roads& roads);

}  // namespace narhet::study
