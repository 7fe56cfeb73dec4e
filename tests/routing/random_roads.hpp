// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/engine.hpp"

#include <random>
#include <vector>

namespace narhet::routing::test {

/// One-way, parallel and zero arcs, loops, closed arcs, parts that hang together with nothing.  32
/// to 61 nodes: at least 1 024 pairs.
[[nodiscard]] network::RoadGraph random_roads(std::mt19937& random);

/// The whole hierarchy, one by nested dissection, the core of a country, and one with a large core.
/// @param graph  must outlive them
[[nodiscard]] std::vector<Engine> engines_of(const network::RoadGraph& graph);

/// Roads with a loop of no length at every node, on which a point can stand.
struct LoopedRoads {
  network::RoadGraph graph;
  std::vector<base::ArcId> loops;  ///< by node

  /// A point at the very node.
  [[nodiscard]] model::RoadPosition at(base::NodeId node) const;
};
[[nodiscard]] LoopedRoads with_loops(const network::RoadGraph& roads);

}  // namespace narhet::routing::test
