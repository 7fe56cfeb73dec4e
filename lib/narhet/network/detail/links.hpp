// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/model/road.hpp"
#include "narhet/network/arc_geometry.hpp"
#include "narhet/network/detail/junctions.hpp"

#include <cstddef>
#include <vector>

namespace narhet::network {

/// The vertices of a link, by their numbers in `Roads::vertices`; both ends are in it.
struct VertexRun {
  std::size_t first{};
  std::size_t last{};

  [[nodiscard]] std::size_t size() const { return last - first + 1; }
};

/// Segments cut into links at the junctions, in their order.
struct Links {
  std::vector<Link> links;      ///< without arcs
  std::vector<VertexRun> runs;  ///< parallel
};

[[nodiscard]] Links cut_at_junctions(const model::Roads& roads, const Junctions& junctions);

/// Of the line on the ellipsoid.
[[nodiscard]] base::Metres line_length(const model::Roads& roads,
                                       const model::RoadSegment& segment);

/// Where the vertices of the links lie and how far they are from their link's start.  Lengths are
/// geodesic, in segments of a stated length stretched to it.  On `task.threads`; most of the time
/// of building a graph.
/// @throws Error `crs_invalid` if a vertex cannot be placed in the study CRS; Cancelled
[[nodiscard]] ArcGeometry place_links(const model::Roads& roads,
                                      const Junctions& junctions,
                                      Links links,
                                      const geo::Crs& study_crs,
                                      const base::Task& task);

}  // namespace narhet::network
