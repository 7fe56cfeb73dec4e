// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <span>

namespace narhet::routing {

/// Gives the reason `closed_this_season` to each place that reaches no service of a kind, and would
/// in some other season: over what is closed now, or to a service point that is closed now.
///
/// One search for each kind and metric that somebody does not reach, over the arcs that are open in
/// any season; none where the season closes nothing.
///
/// @param graph     in the season
/// @param kinds_in_any_season  parallel to `services`: what they offer in the one or the other
/// @param table     of `nearest_two` in the season
/// @throws Cancelled
void tell_closed_this_season(const network::RoadGraph& graph,
                             std::span<const model::Snap> places,
                             std::span<const model::Snap> services,
                             std::span<const model::KindSet> kinds_in_any_season,
                             model::NearestTable& table,
                             const base::Task& task);

}  // namespace narhet::routing
