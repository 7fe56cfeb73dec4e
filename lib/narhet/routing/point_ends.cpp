// SPDX-License-Identifier: MIT
#include "narhet/routing/point_ends.hpp"

#include <algorithm>

namespace narhet::routing {

using base::Metric;
using base::Weight;

PointEnds ends_from(const network::RoadGraph& graph,
                    Metric metric,
                    const model::RoadPosition& point) {
  PointEnds ends;
  for (const model::ArcPosition& on_arc : point.positions()) {
    if (graph.weight(metric, on_arc.arc).is_finite()) {
      ends.ends.at(ends.count++) = {graph.head(on_arc.arc),
                                    on_arc.after[metric] + point.leg[metric]};
    }
  }
  return ends;
}

PointEnds ends_to(const network::RoadGraph& graph,
                  Metric metric,
                  const model::RoadPosition& point) {
  PointEnds ends;
  for (const model::ArcPosition& on_arc : point.positions()) {
    if (graph.weight(metric, on_arc.arc).is_finite()) {
      ends.ends.at(ends.count++) = {graph.tail(on_arc.arc),
                                    on_arc.before[metric] + point.leg[metric]};
    }
  }
  return ends;
}

Weight cost_on_same_arc(const network::RoadGraph& graph,
                        Metric metric,
                        const model::RoadPosition& from,
                        const model::RoadPosition& to) {
  Weight best = Weight::infinite();
  for (const model::ArcPosition& start : from.positions()) {
    for (const model::ArcPosition& end : to.positions()) {
      if (start.arc == end.arc && graph.weight(metric, start.arc).is_finite() &&
          start.before[metric] <= end.before[metric]) {
        best = std::min(
            best, from.leg[metric] + (end.before[metric] - start.before[metric]) + to.leg[metric]);
      }
    }
  }
  return best;
}

}  // namespace narhet::routing
