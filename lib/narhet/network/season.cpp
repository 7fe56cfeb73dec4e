// SPDX-License-Identifier: MIT
#include "narhet/network/season.hpp"

#include <algorithm>

namespace narhet::network {

RoadGraph graph_in_season(const RoadNetwork& network, const model::Season& season) {
  std::vector<bool> closed(network.graph.arc_count(), false);
  for (const SeasonalLink& seasonal : network.seasonal_links) {
    if (season.opens(seasonal.months)) {
      continue;
    }
    const Link& link = network.geometry.links[seasonal.link];
    for (const auto& arc : {link.forward, link.backward}) {
      if (arc) {
        closed[base::index(*arc)] = true;
      }
    }
  }
  return network.graph.in_season(std::move(closed));
}

std::vector<const NetworkFerry*> ferries_closed_in(const RoadNetwork& network,
                                                   const model::Season& season) {
  std::vector<const NetworkFerry*> closed;
  for (const NetworkFerry& ferry : network.ferries) {
    if (!season.opens(ferry.months)) {
      closed.push_back(&ferry);
    }
  }
  return closed;
}

std::size_t count_roads_closed_in(const RoadNetwork& network, const model::Season& season) {
  const auto count = std::count_if(network.seasonal_links.begin(), network.seasonal_links.end(),
                                   [&](const SeasonalLink& seasonal) {
                                     return !season.opens(seasonal.months) &&
                                            network.geometry.links[seasonal.link].road_class !=
                                                model::RoadClass::ferry;
                                   });
  return static_cast<std::size_t>(count);
}

}  // namespace narhet::network
