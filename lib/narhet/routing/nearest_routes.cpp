// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_routes.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/routing/detail/same_arc.hpp"
#include "narhet/routing/detail/tight_way.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/point_ends.hpp"
#include "narhet/routing/search.hpp"

#include <cstdint>

namespace narhet::routing {
namespace {

using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;
using OneNearest = NearestLabel<1>;

/// The cost from a node to one service, where that is the node's nearest.
class CostToNearest {
 public:
  CostToNearest(const Engine& engine,
                std::span<const OneNearest> labels,
                base::ServiceIndex service)
      : engine_{&engine}, labels_{labels}, service_{static_cast<std::uint32_t>(service)} {}

  [[nodiscard]] Weight operator[](NodeId node) const {
    const OneNearest::Way way = labels_[engine_->position(node)].ways[0];
    return OneNearest::point(way) == service_ ? Weight{OneNearest::units(way)} : Weight::infinite();
  }
  [[nodiscard]] Weight operator()(NodeId node) const { return (*this)[node]; }

 private:
  const Engine* engine_;
  std::span<const OneNearest> labels_;
  std::uint32_t service_;
};

Route route_to(const Engine& engine,
               Metric metric,
               const model::RoadPosition& from,
               const model::RoadPosition& to,
               const model::Reached& nearest,
               std::span<const OneNearest> labels) {
  const network::RoadGraph& graph = engine.graph();
  if (const auto arc = detail::same_arc(graph, metric, from, to, nearest.cost)) {
    return {nearest.cost, {*arc}};
  }
  const CostToNearest cost_at{engine, labels, nearest.service};
  const auto start = detail::first_arc(graph, metric, from, nearest.cost, cost_at);
  NARHET_EXPECTS(start.has_value());
  Route route{nearest.cost, {*start}};
  detail::TightWay{graph, metric, to, cost_at}.append_from(graph.head(*start), route.arcs);
  return route;
}

}  // namespace

std::vector<std::optional<Route>> nearest_routes(const Engine& engine,
                                                 Metric metric,
                                                 std::span<const model::Snap> places,
                                                 std::span<const model::Snap> services,
                                                 std::span<const model::NearestPair> nearest,
                                                 const base::Task& task) {
  NARHET_EXPECTS(places.size() == nearest.size());
  // Only those that are somebody's nearest: on the way there no other one is nearer.
  std::vector<bool> wanted(services.size());
  for (const model::NearestPair& pair : nearest) {
    if (pair.nearest) {
      wanted[index(pair.nearest->service)] = true;
    }
  }
  Search<OneNearest> search{engine.search_graph(metric), SearchDirection::to_points};
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (!wanted[i]) {
      continue;
    }
    for (const PointEnd& end : ends_to(engine.graph(), metric, *services[i].position)) {
      search.at(engine.position(end.node))
          .insert(OneNearest::way(end.cost.units(), static_cast<std::uint32_t>(i)));
    }
  }
  const auto labels = search.run();
  std::vector<std::optional<Route>> routes(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    constexpr std::size_t kPlacesBetweenChecks = 1U << 10U;
    if (i % kPlacesBetweenChecks == 0) {
      task.check();
    }
    if (const auto& reached = nearest[i].nearest) {
      routes[i] = route_to(engine, metric, *places[i].position,
                           *services[index(reached->service)].position, *reached, labels);
    }
  }
  return routes;
}

}  // namespace narhet::routing
