// SPDX-License-Identifier: MIT
#include "narhet/routing/cost_search.hpp"

#include <algorithm>

namespace narhet::routing {

using base::index;
using base::Metric;
using base::Weight;

CostSearch::CostSearch(const network::RoadGraph& graph)
    : graph_{&graph}, costs_(graph.node_count()) {}

std::span<const Weight> CostSearch::run(Metric metric, std::span<const Target> targets) {
  std::fill(costs_.begin(), costs_.end(), Weight::infinite());
  queue_.clear();  // a search that was stopped may have left labels
  const auto improve = [&](base::NodeId node, Weight cost) {
    if (cost < costs_[index(node)]) {
      costs_[index(node)] = cost;
      queue_.push({cost, 0, node});
    }
  };
  for (const Target& target : targets) {
    improve(target.node, target.cost);
  }
  const auto weights = graph_->weights(metric);
  while (!queue_.empty()) {
    const Label settled = queue_.pop();
    if (settled.cost != costs_[index(settled.node)]) {
      continue;  // a better label settled this node
    }
    for (const base::ArcId arc : graph_->arcs_into(settled.node)) {
      improve(graph_->tail(arc), settled.cost + weights[index(arc)]);
    }
  }
  return costs_;
}

std::vector<CostSearch::Target> targets_of(const network::RoadGraph& graph,
                                           Metric metric,
                                           const model::RoadPosition& point) {
  std::vector<CostSearch::Target> targets;
  for (const model::ArcPosition& on_arc : point.positions()) {
    if (graph.weight(metric, on_arc.arc).is_finite()) {
      targets.push_back({graph.tail(on_arc.arc), on_arc.before[metric] + point.leg[metric]});
    }
  }
  return targets;
}

Weight cost_from(const network::RoadGraph& graph,
                 Metric metric,
                 const model::RoadPosition& point,
                 std::span<const Weight> costs) {
  Weight best = Weight::infinite();
  for (const model::ArcPosition& on_arc : point.positions()) {
    if (graph.weight(metric, on_arc.arc).is_finite()) {
      const Weight at_head = costs[index(graph.head(on_arc.arc))];
      best = std::min(best, point.leg[metric] + on_arc.after[metric] + at_head);
    }
  }
  return best;
}

Weight cost_on_same_arc(const network::RoadGraph& graph,
                        Metric metric,
                        const model::RoadPosition& from,
                        const model::RoadPosition& to) {
  Weight best = Weight::infinite();
  for (const model::ArcPosition& start : from.positions()) {
    for (const model::ArcPosition& end : to.positions()) {
      if (start.arc == end.arc && graph.weight(metric, start.arc).is_finite() &&
          start.before[metric] <= end.before[metric]) {
        best = std::min(
            best, from.leg[metric] + (end.before[metric] - start.before[metric]) + to.leg[metric]);
      }
    }
  }
  return best;
}

}  // namespace narhet::routing
