// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"

#include <span>

namespace narhet::geo {

/// Length of the geodesic on GRS 80 (Karney 2013, "Algorithms for geodesics", J. Geodesy 87, as in
/// PROJ).  GRS 80 and WGS 84 differ by less than 0.1 mm over the Earth's radius.  Between points
/// less than 0.02 degrees apart, as the vertices of roads are, by Gauss's mid-latitude formulas
/// (Rapp 1991, "Geometric Geodesy, part I", Ohio State University), which give the same to 4
/// nanometres in a tenth of the time.
[[nodiscard]] base::Metres geodesic_length(LonLat a, LonLat b);

/// Sum over the pieces of a line; 0 for fewer than two vertices.
[[nodiscard]] base::Metres geodesic_length(std::span<const LonLat> line);

}  // namespace narhet::geo
