// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/elimination.hpp"
#include "narhet/routing/nested_dissection.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace narhet::routing {

/// By which rule the nodes of a hierarchy were put in order.
enum class NodeOrder : std::uint8_t {
  fewest_neighbours,  ///< all of them
  nested_dissection,  ///< by fewest neighbours within the parts, then the separators
};

/// What the fewest neighbours first may lead to before it is given up for nested dissection.
///
/// Of roads it leads to 2.6 edges a node, and to no more than 276 neighbours in a country of 3
/// million nodes; by dissection these are 3.7 and 628, since straight lines seek no bridges.  Of a
/// grid it leads to 34 edges a node with 90 000 nodes and to 53 with a million, and there to 2 123
/// neighbours; by dissection 29 and 1 498, and the weights take 20 s where they took 71.  The edges
/// show that early, the degree when almost all is done.
inline constexpr std::uint32_t kLargestDegree = 1500;
inline constexpr std::size_t kEdgesPerNode = 16;

struct HierarchyOptions {
  /// By node, finite; none: by fewest neighbours, whatever that leads to.
  std::span<const geo::Point> positions;
  std::uint32_t largest_degree{kLargestDegree};
  std::size_t edges_per_node{kEdgesPerNode};
  std::size_t undivided{kUndividedPart};  ///< of a dissection
};

/// A complete elimination, and how it was found.
struct Hierarchy {
  Elimination elimination;
  NodeOrder order{};
};

/// Takes out all nodes: as `eliminate` does, and if that goes beyond a limit and there are
/// positions, by nested dissection.  Where the positions do not divide the roads the limits are
/// passed.
///
/// One thread.  A function of graph and options alone.
/// @pre there are as many positions as nodes, or none
/// @throws Cancelled
[[nodiscard]] Hierarchy make_hierarchy(const network::RoadGraph& graph,
                                       const HierarchyOptions& options,
                                       const base::Task& task);

}  // namespace narhet::routing
