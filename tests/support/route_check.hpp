// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/route.hpp"

#include <string>

namespace narhet::test {

/// Drives a route arc by arc: it begins on an arc of `from`, goes from head to tail, ends on an arc
/// of `to`, and its pieces and legs sum to its cost.  The fault found, or nothing.
[[nodiscard]] std::string fault_of(const routing::Route& route,
                                   const network::RoadGraph& graph,
                                   base::Metric metric,
                                   const model::RoadPosition& from,
                                   const model::RoadPosition& to);

}  // namespace narhet::test
