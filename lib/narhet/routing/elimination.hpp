// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/network/road_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace narhet::routing {

/// The nodes of a graph put in the order in which they can be taken out one by one, and the edges
/// that this leaves: whenever a node goes, all its remaining neighbours become neighbours of each
/// other.  Depends on which nodes are joined, not on any weight nor on directions, so it outlives
/// every metric (the customisable contraction hierarchy of Dibbelt, Strasser and Wagner 2016, ACM
/// Journal of Experimental Algorithmics 21, 1.5).
///
/// Nodes have positions: the core, which was not taken out, comes first in the graph's own order;
/// then the others, such that every node comes after its upper neighbours, and with it everything
/// below it, in one run (a depth-first walk of the elimination tree).
struct Elimination {
  std::vector<base::NodeId> node_at;       ///< by position
  std::vector<std::uint32_t> position_of;  ///< by node
  std::uint32_t core_size{};

  /// Of each position, where its upper neighbours begin in `upper`; one more at the end.
  std::vector<std::uint32_t> first_upper;
  /// Positions, ascending, each below its own.  Those of a node outside the core are all joined to
  /// each other; those of a core node are its neighbours in the core that come before it.
  std::vector<std::uint32_t> upper;

  std::uint32_t largest_degree{};  ///< most upper neighbours of any node

  [[nodiscard]] std::size_t node_count() const { return node_at.size(); }
  [[nodiscard]] std::size_t edge_count() const { return upper.size(); }
  [[nodiscard]] std::span<const std::uint32_t> upper_of(std::uint32_t position) const {
    return std::span{upper}.subspan(first_upper[position],
                                    first_upper[position + 1] - first_upper[position]);
  }
  /// Every node, and not only those of few neighbours.
  [[nodiscard]] bool is_complete() const { return core_size == 0; }
};

/// For the core of a country: nodes with more neighbours stay.
inline constexpr std::uint32_t kCoreDegree = 4;
inline constexpr std::uint32_t kAnyDegree = std::numeric_limits<std::uint32_t>::max();

/// Takes out a node of the fewest neighbours again and again, ties by who came to that number
/// first, then by node, until each that is left has more than `most_neighbours`.
///
/// One thread; about n log n for roads, and the square of the largest degree besides.
/// @throws Cancelled
[[nodiscard]] Elimination eliminate(const network::RoadGraph& graph,
                                    std::uint32_t most_neighbours,
                                    const base::Task& task);

}  // namespace narhet::routing
