// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"

namespace narhet::geo {

/// The area with fewer corners, none of which it had before farther than `tolerance` from its new
/// sides (Douglas, Peucker 1973, "Algorithms for the reduction of the number of points required to
/// represent a digitized line or its caricature", Cartographica 10(2)).  Rings that shrink to less
/// than a triangle are gone, and the holes of an outer ring with it.
///
/// For pictures: neighbours that share a border may part or overlap by as much as the tolerance.
/// @param area  metres; the first point of each ring repeated at its end
[[nodiscard]] MultiPolygon simplified(const MultiPolygon& area, base::Metres tolerance);

}  // namespace narhet::geo
