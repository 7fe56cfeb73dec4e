// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/label_queue.hpp"

#include <span>
#include <vector>

namespace narhet::routing {

/// The cost from every node to the nearest of some targets: one Dijkstra search on the reversed
/// graph, from all targets together.
///
/// The graph may be shared; the search object holds the scratch memory of one thread.  Keep it and
/// search again to reuse that memory.
class CostSearch {
 public:
  /// @param graph  must outlive the search
  explicit CostSearch(const network::RoadGraph& graph);
  explicit CostSearch(network::RoadGraph&&) = delete;

  struct Target {
    base::NodeId node{};
    base::Weight cost;  ///< from the node on
  };

  /// One cost per node, infinite where no way leads; valid until the next search.
  std::span<const base::Weight> run(base::Metric metric, std::span<const Target> targets);

 private:
  const network::RoadGraph* graph_;
  std::vector<base::Weight> costs_;
  LabelQueue queue_;
};

/// The nodes from which a point on the road is reached: the tails of its arcs.
[[nodiscard]] std::vector<CostSearch::Target> targets_of(const network::RoadGraph& graph,
                                                         base::Metric metric,
                                                         const model::RoadPosition& point);

/// From a point on the road, over the nodes it can leave to, at the costs from there; both the
/// point's leg and what the costs hold are included.  Does not see a target on the point's own arc
/// ahead of it: `cost_on_same_arc` does.
[[nodiscard]] base::Weight cost_from(const network::RoadGraph& graph,
                                     base::Metric metric,
                                     const model::RoadPosition& point,
                                     std::span<const base::Weight> costs);

/// From one point to another that lies ahead of it on the same arc, legs included; infinite if
/// there is no such arc.
[[nodiscard]] base::Weight cost_on_same_arc(const network::RoadGraph& graph,
                                            base::Metric metric,
                                            const model::RoadPosition& from,
                                            const model::RoadPosition& to);

}  // namespace narhet::routing
