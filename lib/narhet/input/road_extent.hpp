// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/crs.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/road.hpp"

#include <span>

namespace narhet::input {

// Points that all lie outside the box of the roads, some kilometres added, come from a wrong
// coordinate system or are of another area.  Single points outside are no fault: they stay, and
// their snap status says it.  Nothing is refused where there are no roads or no points.
//
// @param source  of the points, for the message
// @throws Error `outside_roads`, with a hint that says so if they fit with x and y exchanged

void refuse_points_outside_roads(const model::Roads& roads,
                                 std::span<const model::Place> places,
                                 const Source& source,
                                 const geo::Crs& study_crs);
void refuse_points_outside_roads(const model::Roads& roads,
                                 std::span<const model::Service> services,
                                 const Source& source,
                                 const geo::Crs& study_crs);

}  // namespace narhet::input
