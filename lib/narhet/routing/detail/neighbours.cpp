// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/neighbours.hpp"

#include <algorithm>

namespace narhet::routing::detail {

Neighbours neighbours_of(const network::RoadGraph& graph) {
  Neighbours neighbours(graph.node_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    const auto tail = static_cast<std::uint32_t>(graph.tail(arc));
    const auto head = static_cast<std::uint32_t>(graph.head(arc));
    if (tail != head) {
      neighbours[tail].push_back(head);
      neighbours[head].push_back(tail);
    }
  }
  for (auto& list : neighbours) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return neighbours;
}

}  // namespace narhet::routing::detail
