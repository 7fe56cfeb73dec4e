// SPDX-License-Identifier: MIT
#include "narhet/routing/route.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/detail/same_arc.hpp"
#include "narhet/routing/detail/tight_way.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::routing {
namespace {

using base::ArcId;
using base::Metric;
using base::NodeId;
using base::Weight;

/// Where on an arc a point lies.
const model::ArcPosition& position_on(const model::RoadPosition& point, ArcId arc) {
  const auto positions = point.positions();
  const auto found = std::find_if(positions.begin(), positions.end(),
                                  [&](const model::ArcPosition& each) { return each.arc == arc; });
  NARHET_EXPECTS(found != positions.end());
  return *found;
}

}  // namespace

std::optional<Route> shortest_route(const Engine& engine,
                                    Metric metric,
                                    const model::RoadPosition& from,
                                    const model::RoadPosition& to) {
  const network::RoadGraph& graph = engine.graph();
  CostSearch search{engine, metric, SearchDirection::to_points};
  search.add(to);
  const NodeCosts costs = search.run();
  const Weight over_nodes = search.cost_of(from, costs);
  const Weight along_arc = cost_on_same_arc(graph, metric, from, to);
  if (!over_nodes.is_finite() && !along_arc.is_finite()) {
    return std::nullopt;
  }
  if (along_arc <= over_nodes) {
    return Route{along_arc, {*detail::same_arc(graph, metric, from, to, along_arc)}};
  }
  Route route{over_nodes, {*detail::first_arc(graph, metric, from, over_nodes, costs)}};
  detail::TightWay{graph, metric, to, [&](NodeId node) { return costs[node]; }}.append_from(
      graph.head(route.arcs.front()), route.arcs);
  return route;
}

Weight cost_along(const Route& route,
                  const network::RoadGraph& graph,
                  Metric metric,
                  const model::RoadPosition& from,
                  const model::RoadPosition& to) {
  NARHET_EXPECTS(!route.arcs.empty());
  const model::ArcPosition& start = position_on(from, route.arcs.front());
  const model::ArcPosition& end = position_on(to, route.arcs.back());
  const Weight legs = from.leg[metric] + to.leg[metric];
  if (route.arcs.size() == 1) {
    return legs + (end.before[metric] - start.before[metric]);
  }
  Weight cost = legs + start.after[metric];
  for (std::size_t i = 1; i + 1 < route.arcs.size(); ++i) {
    cost = cost + graph.weight(metric, route.arcs[i]);
  }
  return cost + end.before[metric];
}

}  // namespace narhet::routing
