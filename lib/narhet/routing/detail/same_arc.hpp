// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <optional>

namespace narhet::routing::detail {

/// The arc that both points lie on, if the second is ahead at that cost, legs included.
[[nodiscard]] inline std::optional<base::ArcId> same_arc(const network::RoadGraph& graph,
                                                         base::Metric metric,
                                                         const model::RoadPosition& from,
                                                         const model::RoadPosition& to,
                                                         base::Weight cost) {
  const base::Weight legs = from.leg[metric] + to.leg[metric];
  for (const model::ArcPosition& start : from.positions()) {
    for (const model::ArcPosition& end : to.positions()) {
      if (start.arc == end.arc && graph.weight(metric, start.arc).is_finite() &&
          start.before[metric] <= end.before[metric] &&
          legs + (end.before[metric] - start.before[metric]) == cost) {
        return start.arc;
      }
    }
  }
  return std::nullopt;
}

/// The arc by which a way of that cost leaves the point, if there is one.
/// @param cost_at  the cost from a node on
template <class CostAt>
[[nodiscard]] std::optional<base::ArcId> first_arc(const network::RoadGraph& graph,
                                                   base::Metric metric,
                                                   const model::RoadPosition& from,
                                                   base::Weight cost,
                                                   const CostAt& cost_at) {
  for (const model::ArcPosition& start : from.positions()) {
    if (graph.weight(metric, start.arc).is_finite() &&
        from.leg[metric] + start.after[metric] + cost_at[graph.head(start.arc)] == cost) {
      return start.arc;
    }
  }
  return std::nullopt;
}

}  // namespace narhet::routing::detail
