// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::input::detail {

/// The course of a line in a list of vertices.
struct LineCourse {
  std::uint32_t first_vertex{};
  std::uint32_t vertex_count{};  ///< at least 2
};

struct JoinOptions {
  base::Metres within;     ///< ends no farther apart are one node; zero: at the same place
  base::Metres near_miss;  ///< an end that meets nothing, with another line no farther, is told
};

/// An end of a line that meets nothing, although another line is near.
struct NearMiss {
  std::uint32_t vertex{};
  double distance{};  ///< planar metres to the other line
};

struct LineTopology {
  std::vector<std::int64_t> nodes;  ///< parallel to the vertices, above zero; equal: they meet
  std::uint64_t end_nodes{};        ///< where lines end
  std::uint64_t joined_over_gap{};  ///< of those, made of ends at different places
  double widest_gap{};              ///< planar metres, between two ends that were joined
  std::uint64_t ends_on_lines{};    ///< inner vertices of lines at which another ends
  /// Places where lines cross at a vertex of each: a bridge, or a crossing that is not cut.
  std::uint64_t crossings_at_vertices{};
  std::vector<NearMiss> near_misses;  ///< by vertex
};

/// Which lines meet, from their coordinates alone.
///
/// Ends no farther apart than `within` are one node, and so are ends that a chain of such pairs
/// connects.  An inner vertex of a line is part of a node only where a line ends on it; lines that
/// merely cross, even at a vertex of both, are not joined: that is a bridge.
///
/// @param vertices  in a projected CRS in metres, finite
/// Cost: an index query for each vertex.
/// @throws Cancelled
[[nodiscard]] LineTopology join_lines(std::span<const geo::Point> vertices,
                                      std::span<const LineCourse> lines,
                                      const JoinOptions& options,
                                      const base::Task& task);

}  // namespace narhet::input::detail
