// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/road.hpp"
#include "narhet/network/placed_vertices.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace narhet::network {

/// The nodes of the graph: the ends of segments, the vertices that several share, and the edge of
/// the roads; numbered along a Hilbert curve.
class Junctions {
 public:
  Junctions(const model::Roads& roads, const PlacedVertices& placed);

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  /// Nothing for a vertex in the midst of one road.
  /// @param vertex  in `Roads::vertices`
  [[nodiscard]] std::optional<base::NodeId> at(std::size_t vertex) const {
    const base::NodeId node = node_of_vertex_[vertex];
    return node == kNone ? std::nullopt : std::optional{node};
  }
  /// By the roads' own id.
  [[nodiscard]] std::optional<base::NodeId> find(std::int64_t id) const;

 private:
  static constexpr base::NodeId kNone{std::numeric_limits<std::uint32_t>::max()};

  std::vector<std::int64_t> ids_;             // ascending
  std::vector<base::NodeId> numbers_;         // parallel
  std::vector<base::NodeId> node_of_vertex_;  // `kNone` in the midst of a road
};

}  // namespace narhet::network
