// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/engine.hpp"

#include <optional>
#include <vector>

namespace narhet::routing {

/// The way from one point on the road to another.
struct Route {
  base::Weight cost;  ///< legs included
  /// The arcs in their order, the first from where the point lies on it, the last up to the other
  /// point; one arc alone if both lie on it, the second ahead.
  std::vector<base::ArcId> arcs;
};

/// The shortest or fastest route.  Of equal routes any one, the same in every run and on every
/// engine.  Nothing if no way leads there.
///
/// One search over all nodes: on the core of a country tens of milliseconds.
[[nodiscard]] std::optional<Route> shortest_route(const Engine& engine,
                                                  base::Metric metric,
                                                  const model::RoadPosition& from,
                                                  const model::RoadPosition& to);

/// What a route costs by any metric, both legs included: the km along the fastest way, the minutes
/// along the shortest.
[[nodiscard]] base::Weight cost_along(const Route& route,
                                      const network::RoadGraph& graph,
                                      base::Metric metric,
                                      const model::RoadPosition& from,
                                      const model::RoadPosition& to);

}  // namespace narhet::routing
