// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/network/road_graph.hpp"

#include <vector>

namespace narhet::test {

/// Boost's Dijkstra on the road graph as it is, from one node to all: the oracle and the partner of
/// every kernel.
[[nodiscard]] std::vector<base::Weight> dijkstra_from(const network::RoadGraph& graph,
                                                      base::Metric metric,
                                                      base::NodeId source);

/// From several nodes together: the cost of the nearest.
[[nodiscard]] std::vector<base::Weight> dijkstra_from(const network::RoadGraph& graph,
                                                      base::Metric metric,
                                                      const std::vector<base::NodeId>& sources);

/// The same nodes, every arc turned around: for ways that end at a node.
[[nodiscard]] network::RoadGraph reversed(const network::RoadGraph& graph);

}  // namespace narhet::test
