// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/season.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/road_graph.hpp"

#include <vector>

namespace narhet::network {

/// The roads in a season: what is closed in one of its months weighs infinitely much.  Nodes, arcs
/// and points on them stay, so that a hierarchy and what is tied to the roads outlive it.
/// @param network  with all that is open in some season
[[nodiscard]] RoadGraph graph_in_season(const RoadNetwork& network, const model::Season& season);

/// The ferries that do not run all season, in the order of the network.
[[nodiscard]] std::vector<const NetworkFerry*> ferries_closed_in(const RoadNetwork& network,
                                                                 const model::Season& season);

/// Links that are no ferries and closed in the season.
[[nodiscard]] std::size_t count_roads_closed_in(const RoadNetwork& network,
                                                const model::Season& season);

}  // namespace narhet::network
