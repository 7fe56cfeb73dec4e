// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/network/road_graph.hpp"

#include <vector>

namespace narhet::test {

/// The cost from one node to all: every arc is looked at until none makes a way shorter, at most as
/// often as there are nodes (Bellman 1958; Ford 1956).  Knows no queue and no order.
[[nodiscard]] std::vector<base::Weight> bellman_ford_from(const network::RoadGraph& graph,
                                                          base::Metric metric,
                                                          base::NodeId source);

}  // namespace narhet::test
