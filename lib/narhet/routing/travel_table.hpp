// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <span>

namespace narhet::routing {

/// Costs from every place to every destination, both legs included: one search on the reversed
/// graph per destination and metric, destinations in parallel on `task.threads`.
///
/// The destination itself is not on the way to another: each cost depends on its pair alone.
/// @throws Cancelled
[[nodiscard]] model::TravelTable travel_table(const network::RoadGraph& graph,
                                              std::span<const model::Snap> places,
                                              std::span<const model::Snap> destinations,
                                              const base::Task& task);

}  // namespace narhet::routing
