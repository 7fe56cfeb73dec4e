// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/point_ends.hpp"
#include "narhet/routing/search.hpp"

#include <span>

namespace narhet::routing {

/// Costs of all nodes, as a search left them.
class NodeCosts {
 public:
  NodeCosts(const Engine& engine, std::span<const CostLabel> labels)
      : engine_{&engine}, labels_{labels} {}

  /// Infinite where no way leads.
  [[nodiscard]] base::Weight operator[](base::NodeId node) const {
    return base::Weight{labels_[engine_->position(node)].way};
  }

 private:
  const Engine* engine_;
  std::span<const CostLabel> labels_;
};

/// The cost from the nearest of some points to every node, or from every node to the nearest of
/// them: one search for all.
///
/// Holds the scratch memory of one thread: about 12 bytes per node.
class CostSearch {
 public:
  /// @param engine  must outlive the search
  CostSearch(const Engine& engine, base::Metric metric, SearchDirection direction)
      : engine_{&engine},
        metric_{metric},
        direction_{direction},
        search_{engine.search_graph(metric), direction} {}
  CostSearch(Engine&&, base::Metric, SearchDirection) = delete;

  void add(const model::RoadPosition& point) {
    for (const PointEnd& end : start_ends(engine_->graph(), metric_, point, direction_)) {
      add(end.node, end.cost);
    }
  }
  void add(base::NodeId node, base::Weight cost = {}) {
    search_.at(engine_->position(node)).insert(cost.units());
  }

  /// Searches from all that was added, and forgets it.  Valid until the next run.
  NodeCosts run() { return {*engine_, search_.run()}; }

  /// The cost of a point at the other end, its leg included.  Does not see a way along one arc
  /// alone: `cost_on_same_arc` does.
  [[nodiscard]] base::Weight cost_of(const model::RoadPosition& point,
                                     const NodeCosts& costs) const {
    base::Weight best = base::Weight::infinite();
    for (const PointEnd& end : other_ends(engine_->graph(), metric_, point, direction_)) {
      best = std::min(best, costs[end.node] + end.cost);
    }
    return best;
  }

 private:
  const Engine* engine_;
  base::Metric metric_;
  SearchDirection direction_;
  Search<CostLabel> search_;
};

}  // namespace narhet::routing
