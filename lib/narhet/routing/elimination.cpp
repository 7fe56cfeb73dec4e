// SPDX-License-Identifier: MIT
#include "narhet/routing/elimination.hpp"

#include "narhet/base/message.hpp"
#include "narhet/routing/detail/bit_elimination.hpp"
#include "narhet/routing/detail/list_elimination.hpp"
#include "narhet/routing/detail/neighbours.hpp"
#include "narhet/routing/detail/numbering.hpp"

#include <utility>

namespace narhet::routing {

Elimination eliminate(const network::RoadGraph& graph,
                      std::uint32_t most_neighbours,
                      const base::Task& task) {
  base::Phase phase{task, base::Message{"putting the roads' nodes in order"}, graph.node_count()};
  detail::Neighbours neighbours = detail::neighbours_of(graph);
  detail::Gone gone;
  const bool all = most_neighbours == kAnyDegree;
  detail::ListElimination{neighbours, gone}.run(all ? detail::kNodesInBits : 0,
                                                {.degree = most_neighbours}, phase);
  if (all) {
    detail::BitElimination{neighbours, gone}.run({}, phase);
    neighbours.clear();
  }
  return detail::number(graph.node_count(), gone, std::move(neighbours));
}

}  // namespace narhet::routing
