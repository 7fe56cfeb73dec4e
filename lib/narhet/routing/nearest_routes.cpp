// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_routes.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/label_queue.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace narhet::routing {
namespace {

using base::ArcId;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;

constexpr std::uint32_t kNoSource = 0xffff'ffffU;

/// From every node the way to the service that is nearest to it.
class WaysToNearest {
 public:
  WaysToNearest(const network::RoadGraph& graph, Metric metric)
      : graph_{&graph}, metric_{metric}, steps_(graph.node_count()) {}

  void add_service(std::uint32_t service, const model::RoadPosition& position) {
    for (const model::ArcPosition& on_arc : position.positions()) {
      if (graph_->weight(metric_, on_arc.arc).is_finite()) {
        improve({on_arc.before[metric_] + position.leg[metric_], service, graph_->tail(on_arc.arc)},
                on_arc.arc, true);
      }
    }
  }

  void search(const base::Task& task) {
    constexpr std::size_t kLabelsBetweenChecks = 1U << 16U;
    const auto weights = graph_->weights(metric_);
    for (std::size_t count = 1; !queue_.empty(); ++count) {
      if (count % kLabelsBetweenChecks == 0) {
        task.check();
      }
      const Label settled = queue_.pop();
      const Step& step = steps_[index(settled.node)];
      if (settled.cost != step.cost || settled.source != step.source) {
        continue;  // a better label settled this node
      }
      for (const ArcId arc : graph_->arcs_into(settled.node)) {
        improve({settled.cost + weights[index(arc)], settled.source, graph_->tail(arc)}, arc,
                false);
      }
    }
  }

  /// Whether the way from a node to a service is one of those, at that cost.
  [[nodiscard]] bool leads(NodeId node, std::uint32_t service, Weight cost) const {
    return steps_[index(node)].source == service && steps_[index(node)].cost == cost;
  }
  void append(NodeId node, std::vector<ArcId>& arcs) const {
    for (;;) {
      const Step& step = steps_[index(node)];
      arcs.push_back(step.arc);
      if (step.last) {
        return;
      }
      node = graph_->head(step.arc);
    }
  }

 private:
  struct Step {
    Weight cost{Weight::infinite()};
    std::uint32_t source{kNoSource};
    ArcId arc{};
    bool last{};  ///< the service lies on the arc
  };

  void improve(Label label, ArcId arc, bool last) {
    Step& step = steps_[index(label.node)];
    if (label.cost.is_finite() &&
        std::pair{label.cost, label.source} < std::pair{step.cost, step.source}) {
      step = {label.cost, label.source, arc, last};
      queue_.push(label);
    }
  }

  const network::RoadGraph* graph_;
  Metric metric_;
  std::vector<Step> steps_;
  LabelQueue queue_;
};

/// The arc that both lie on, if the second is ahead at that cost.
std::optional<ArcId> same_arc(const network::RoadGraph& graph,
                              Metric metric,
                              const model::RoadPosition& from,
                              const model::RoadPosition& to,
                              Weight cost) {
  for (const model::ArcPosition& start : from.positions()) {
    for (const model::ArcPosition& end : to.positions()) {
      if (start.arc == end.arc && graph.weight(metric, start.arc).is_finite() &&
          start.before[metric] <= end.before[metric] &&
          from.leg[metric] + (end.before[metric] - start.before[metric]) + to.leg[metric] == cost) {
        return start.arc;
      }
    }
  }
  return std::nullopt;
}

Route route_to(const network::RoadGraph& graph,
               Metric metric,
               const model::RoadPosition& from,
               const model::RoadPosition& to,
               const model::Reached& nearest,
               const WaysToNearest& ways) {
  if (const auto arc = same_arc(graph, metric, from, to, nearest.cost)) {
    return {nearest.cost, {*arc}};
  }
  const auto service = static_cast<std::uint32_t>(index(nearest.service));
  const auto positions = from.positions();
  const auto start =
      std::find_if(positions.begin(), positions.end(), [&](const model::ArcPosition& each) {
        const Weight so_far = from.leg[metric] + each.after[metric];
        return graph.weight(metric, each.arc).is_finite() && so_far <= nearest.cost &&
               ways.leads(graph.head(each.arc), service, nearest.cost - so_far);
      });
  NARHET_EXPECTS(start != positions.end());
  Route route{nearest.cost, {start->arc}};
  ways.append(graph.head(start->arc), route.arcs);
  return route;
}

/// Where on an arc a point lies.
const model::ArcPosition& position_on(const model::RoadPosition& point, ArcId arc) {
  const auto positions = point.positions();
  const auto found = std::find_if(positions.begin(), positions.end(),
                                  [&](const model::ArcPosition& each) { return each.arc == arc; });
  NARHET_EXPECTS(found != positions.end());
  return *found;
}

}  // namespace

std::vector<std::optional<Route>> nearest_routes(const network::RoadGraph& graph,
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
  WaysToNearest ways{graph, metric};
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (wanted[i]) {
      ways.add_service(static_cast<std::uint32_t>(i), *services[i].position);
    }
  }
  ways.search(task);
  std::vector<std::optional<Route>> routes(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (const auto& reached = nearest[i].nearest) {
      routes[i] = route_to(graph, metric, *places[i].position,
                           *services[index(reached->service)].position, *reached, ways);
    }
  }
  return routes;
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
