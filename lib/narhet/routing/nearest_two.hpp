// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"

#include <cstddef>
#include <span>

namespace narhet::routing {

/// Where what is loaded ends: beyond it there may be services that nobody knows of.  Borrowed.
struct Edge {
  std::span<const base::NodeId> nodes;  ///< where the loaded roads end
  std::span<const model::Snap> points;  ///< services that were left out, on the loaded roads
};

/// For every place, kind and metric the nearest and the second nearest service point, from the
/// place to the service, with status and reason.
///
/// One search per kind and metric, as `nearest_of_nodes` has it, over no more of the graph than the
/// places need.  Of equal costs the lower service is nearer.
///
/// Also the cost to the nearest of the edge, and `edge_uncertain` by it.
///
/// @param places    one snap per place; those not on a road get the status `not_on_road`
/// @param services  one snap per service; those not on a road are not used
/// @param kinds_of_service  parallel to `services`
/// @param edge      may be empty
/// Kinds and metrics run in parallel on `task.threads`.
/// @throws Error `internal` if a cost saturates although a way leads there (more than 21 474 km or
///         596 hours); Cancelled
[[nodiscard]] model::NearestTable nearest_two(const Engine& engine,
                                              std::span<const model::Snap> places,
                                              std::span<const model::Snap> services,
                                              std::span<const model::KindSet> kinds_of_service,
                                              std::size_t kind_count,
                                              const Edge& edge,
                                              const base::Task& task);

}  // namespace narhet::routing
