// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/search_graph.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace narhet::routing {

/// A node by which a point on the road is left or reached, and the cost between them with the
/// point's leg.
struct PointEnd {
  base::NodeId node{};
  base::Weight cost;
};

/// The ends of a point's arcs that are open for a metric.
struct PointEnds {
  std::array<PointEnd, 2> ends{};
  std::uint8_t count{};

  [[nodiscard]] auto begin() const { return ends.begin(); }
  [[nodiscard]] auto end() const { return ends.begin() + count; }
};

/// The nodes that ways from the point come to first.
[[nodiscard]] PointEnds ends_from(const network::RoadGraph& graph,
                                  base::Metric metric,
                                  const model::RoadPosition& point);

/// The nodes that ways to the point leave last.
[[nodiscard]] PointEnds ends_to(const network::RoadGraph& graph,
                                base::Metric metric,
                                const model::RoadPosition& point);

/// Where a search in that direction starts when it is from, or to, the point.
[[nodiscard]] inline PointEnds start_ends(const network::RoadGraph& graph,
                                          base::Metric metric,
                                          const model::RoadPosition& point,
                                          SearchDirection direction) {
  return direction == SearchDirection::from_points ? ends_from(graph, metric, point)
                                                   : ends_to(graph, metric, point);
}

/// Where such a search is read off for a point at the other end of the way.
[[nodiscard]] inline PointEnds other_ends(const network::RoadGraph& graph,
                                          base::Metric metric,
                                          const model::RoadPosition& point,
                                          SearchDirection direction) {
  return direction == SearchDirection::from_points ? ends_to(graph, metric, point)
                                                   : ends_from(graph, metric, point);
}

/// From one point to another that lies ahead of it on the same arc, legs included; infinite if
/// there is no such arc.  The one way that no search over nodes sees.
[[nodiscard]] base::Weight cost_on_same_arc(const network::RoadGraph& graph,
                                            base::Metric metric,
                                            const model::RoadPosition& from,
                                            const model::RoadPosition& to);

}  // namespace narhet::routing
