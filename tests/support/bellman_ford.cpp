// SPDX-License-Identifier: MIT
#include "support/bellman_ford.hpp"

namespace narhet::test {

std::vector<base::Weight> bellman_ford_from(const network::RoadGraph& graph,
                                            base::Metric metric,
                                            base::NodeId source) {
  std::vector<base::Weight> costs(graph.node_count(), base::Weight::infinite());
  costs[base::index(source)] = base::Weight{};
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t arc = 0; arc < graph.arc_count(); ++arc) {
      const base::Weight way = costs[base::index(graph.tails()[arc])] + graph.weights(metric)[arc];
      base::Weight& best = costs[base::index(graph.heads()[arc])];
      if (way < best) {
        best = way;
        has_changed = true;
      }
    }
  }
  return costs;
}

}  // namespace narhet::test
