// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <vector>

namespace narhet::network {

/// Where the vertices of all roads lie, parallel to `Roads::vertices`.
struct PlacedVertices {
  std::vector<geo::Point> points;           ///< in the study CRS
  std::vector<base::Metres> from_previous;  ///< geodesic; zero for the first of a segment
};

/// On `task.threads`; most of the time of building a graph.
/// @throws Error `crs_invalid` if a vertex cannot be placed in the study CRS; Cancelled
[[nodiscard]] PlacedVertices place_vertices(const model::Roads& roads,
                                            const geo::Crs& study_crs,
                                            const base::Task& task);

}  // namespace narhet::network
