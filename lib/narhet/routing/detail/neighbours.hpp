// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/network/road_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace narhet::routing::detail {

inline constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();

/// The neighbours of each node that are left, ascending.
using Neighbours = std::vector<std::vector<std::uint32_t>>;

/// Whom the roads join, whichever way they go; nobody with himself.
[[nodiscard]] Neighbours neighbours_of(const network::RoadGraph& graph);

/// The nodes in the order they went, each with the neighbours that it had then.
struct Gone {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> first;  ///< of each, in `neighbours`
  std::vector<std::uint32_t> neighbours;

  void add(std::uint32_t node, std::span<const std::uint32_t> its_neighbours) {
    nodes.push_back(node);
    first.push_back(static_cast<std::uint32_t>(neighbours.size()));
    neighbours.insert(neighbours.end(), its_neighbours.begin(), its_neighbours.end());
  }
  [[nodiscard]] std::span<const std::uint32_t> neighbours_of(std::size_t turn) const {
    const std::size_t end = turn + 1 < first.size() ? first[turn + 1] : neighbours.size();
    return std::span{neighbours}.subspan(first[turn], end - first[turn]);
  }
};

/// What an elimination stops at.
struct Limits {
  std::uint32_t degree{std::numeric_limits<std::uint32_t>::max()};  ///< each that is left has more
  std::size_t edges{std::numeric_limits<std::size_t>::max()};       ///< more are found
};

}  // namespace narhet::routing::detail
