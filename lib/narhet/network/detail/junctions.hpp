// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/road.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace narhet::network {

/// The numbers that `model::Roads` uses for nodes: few gaps, see `model::RoadVertex`.
struct NodeRange {
  std::int64_t least{};
  std::size_t size{};

  [[nodiscard]] bool has(std::int64_t node) const {
    return node >= least && static_cast<std::size_t>(node - least) < size;
  }
  [[nodiscard]] std::size_t place(std::int64_t node) const {
    return static_cast<std::size_t>(node - least);
  }
};

/// The nodes of the graph: the ends of segments, the vertices that several share, and the edge of
/// the roads; numbered along a Hilbert curve over
/// longitude and latitude.
class Junctions {
 public:
  explicit Junctions(const model::Roads& roads);

  [[nodiscard]] std::size_t size() const { return positions_.size(); }
  /// Nothing for a vertex in the midst of one road.
  /// @param vertex  in `Roads::vertices`
  [[nodiscard]] std::optional<base::NodeId> at(std::size_t vertex) const {
    const base::NodeId node = node_of_vertex_[vertex];
    return node == kNone ? std::nullopt : std::optional{node};
  }
  /// Of the first vertex that stands there: those that were joined lie some centimetres apart.
  [[nodiscard]] geo::LonLat position(base::NodeId node) const {
    return positions_[base::index(node)];
  }
  /// By the roads' own number.
  [[nodiscard]] std::optional<base::NodeId> find(std::int64_t node) const;

 private:
  static constexpr base::NodeId kNone{std::numeric_limits<std::uint32_t>::max()};

  NodeRange range_;
  std::vector<base::NodeId> node_at_;         // by place in the range; `kNone` for no junction
  std::vector<geo::LonLat> positions_;        // by node
  std::vector<base::NodeId> node_of_vertex_;  // `kNone` in the midst of a road
};

}  // namespace narhet::network
