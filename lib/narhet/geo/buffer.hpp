// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/point.hpp"

#include <vector>

namespace narhet::geo {

/// What lies within a distance of some lines, by GEOS: circles around their ends are polygons of 32
/// corners that lie inside the circle, so nothing farther away is in the area.  Holes stay holes.
///
/// @param lines  of two points or more each, in a plane in metres
/// @pre distance above zero
/// @return ordered by their lowest corner, so that the same lines give the same area
/// @throws Error `geometry_invalid` if GEOS cannot; Cancelled
[[nodiscard]] MultiPolygon buffer(const std::vector<std::vector<Point>>& lines,
                                  base::Metres distance,
                                  const base::Task& task);

}  // namespace narhet::geo
