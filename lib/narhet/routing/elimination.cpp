// SPDX-License-Identifier: MIT
#include "narhet/routing/elimination.hpp"

#include "narhet/base/message.hpp"
#include "narhet/routing/detail/list_elimination.hpp"
#include "narhet/routing/detail/neighbours.hpp"
#include "narhet/routing/detail/numbering.hpp"
#include "narhet/routing/hierarchy.hpp"

#include <utility>

namespace narhet::routing {

Elimination eliminate(const network::RoadGraph& graph,
                      std::uint32_t most_neighbours,
                      const base::Task& task) {
  if (most_neighbours == kAnyDegree) {
    return make_hierarchy(graph, {}, task).elimination;
  }
  base::Phase phase{task, base::Message{"putting the roads' nodes in order"}, graph.node_count()};
  detail::Neighbours neighbours = detail::neighbours_of(graph);
  detail::Gone gone;
  detail::ListElimination{neighbours, gone}.run(0, {.degree = most_neighbours}, phase);
  return detail::number(graph.node_count(), gone, std::move(neighbours));
}

}  // namespace narhet::routing
