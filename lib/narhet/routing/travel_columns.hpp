// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/lane_sweep.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace narhet::routing {

/// What all places have to one destination.
struct TravelColumn {
  std::size_t destination{};
  /// One cost per place, both legs included; infinite: no way, or one end is not on a road.  Empty
  /// for a metric that was not asked for.
  base::PerMetric<std::span<const base::Weight>> costs;
};

struct TravelColumnOptions {
  std::vector<base::Metric> metrics{base::kMetrics.begin(), base::kMetrics.end()};
  /// Destinations in their order, for who writes them down; else near ones together, which is
  /// faster.
  bool in_order{false};
  LaneCode code{best_lane_code()};
};

/// The matrix of all places by all destinations, a few columns at a time: memory grows with places
/// plus destinations and not with their product.
///
/// On a whole hierarchy sixteen destinations share one sweep, over no more of the graph than the
/// places need; on a core each has a search of its own.  A destination is not on the way to
/// another: each cost depends on its pair alone, and none on the number of threads.
///
/// @param consume  called once for every destination, from several threads at once; blocks of
///                 `in_order` begin in their order.  The spans are valid during the call.
/// @throws Cancelled, and what `consume` throws
void for_each_travel_column(const Engine& engine,
                            std::span<const model::Snap> places,
                            std::span<const model::Snap> destinations,
                            const TravelColumnOptions& options,
                            const base::Task& task,
                            const std::function<void(const TravelColumn&)>& consume);

}  // namespace narhet::routing
