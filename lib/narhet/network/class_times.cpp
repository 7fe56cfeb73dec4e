// SPDX-License-Identifier: MIT
#include "narhet/network/class_times.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace narhet::network {
namespace {

using base::Metric;
using base::Weight;

double factor_of(const RoadNetwork& network, const ClassFactors& factors, base::ArcId arc) {
  return factors.at(static_cast<std::size_t>(network.geometry.link(arc).road_class));
}

Weight times(Weight time, double factor) {
  if (!time.is_finite()) {
    return time;
  }
  const double product = std::round(static_cast<double>(time.units()) * factor);
  return Weight{
      static_cast<std::uint32_t>(std::min(product, static_cast<double>(Weight::kMaxArc)))};
}

}  // namespace

RoadGraph with_class_times(const RoadNetwork& network, const ClassFactors& factors) {
  std::vector<Weight> weights;
  weights.reserve(network.graph.arc_count());
  for (std::size_t i = 0; i < network.graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    weights.push_back(
        times(network.graph.weight(Metric::time, arc), factor_of(network, factors, arc)));
  }
  return network.graph.with_weights(Metric::time, std::move(weights));
}

std::vector<model::Snap> with_class_times(std::span<const model::Snap> snaps,
                                          const RoadNetwork& network,
                                          const ClassFactors& factors) {
  std::vector<model::Snap> changed{snaps.begin(), snaps.end()};
  for (model::Snap& snap : changed) {
    for (std::size_t i = 0; snap.position && i < snap.position->arc_count; ++i) {
      model::ArcPosition& at = snap.position->arcs.at(i);
      const Weight whole = at.before.time + at.after.time;
      const double factor = factor_of(network, factors, at.arc);
      at.before.time = times(at.before.time, factor);
      at.after.time =  // both parts together are the arc, to the unit
          whole.is_finite() ? times(whole, factor) - at.before.time : whole;
    }
  }
  return changed;
}

}  // namespace narhet::network
