// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::network {

/// A piece of road between two nodes of the graph, with the vertices between.  One or two arcs run
/// along it.
struct Link {
  base::SegmentIndex segment{};
  std::uint32_t first_vertex{};  ///< in the geometry's lists
  std::uint32_t vertex_count{};  ///< at least 2
  model::RoadClass road_class{};
  std::optional<base::ArcId> forward;   ///< along the vertices
  std::optional<base::ArcId> backward;  ///< against them
};

/// The course of the roads, apart from the graph: links with their vertices in the study CRS, and
/// the geodesic length from the link's first vertex to each.
///
/// Immutable; may be shared between threads.
struct ArcGeometry {
  std::vector<Link> links;
  std::vector<geo::Point> points;
  std::vector<base::Metres> from_start;    ///< parallel to `points`
  std::vector<std::uint32_t> link_of_arc;  ///< position in `links`, by arc

  [[nodiscard]] const Link& link(base::ArcId arc) const {
    return links[link_of_arc[base::index(arc)]];
  }
  [[nodiscard]] std::span<const geo::Point> line(const Link& link) const {
    return std::span{points}.subspan(link.first_vertex, link.vertex_count);
  }
  [[nodiscard]] base::Metres length(const Link& link) const {
    return from_start[link.first_vertex + link.vertex_count - 1];
  }
};

}  // namespace narhet::network
