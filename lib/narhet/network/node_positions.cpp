// SPDX-License-Identifier: MIT
#include "narhet/network/node_positions.hpp"

#include "narhet/base/id.hpp"

namespace narhet::network {

std::vector<geo::Point> node_positions(const RoadNetwork& network) {
  std::vector<geo::Point> positions(network.graph.node_count());
  const auto put = [&](base::NodeId node, geo::Point point) {
    positions[base::index(node)] = point;
  };
  for (const Link& link : network.geometry.links) {
    const auto line = network.geometry.line(link);
    if (link.forward) {
      put(network.graph.tail(*link.forward), line.front());
      put(network.graph.head(*link.forward), line.back());
    }
    if (link.backward) {
      put(network.graph.head(*link.backward), line.front());
      put(network.graph.tail(*link.backward), line.back());
    }
  }
  return positions;
}

}  // namespace narhet::network
