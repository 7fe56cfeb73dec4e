// SPDX-License-Identifier: MIT
#include "support/travel_matrix.hpp"

#include "narhet/routing/elimination.hpp"

namespace narhet::test {

routing::Engine engine_of(const network::RoadGraph& graph, routing::Method method) {
  const std::uint32_t most =
      method == routing::Method::core ? routing::kCoreDegree : routing::kAnyDegree;
  return {graph, routing::eliminate(graph, most, {}), {}};
}

TravelMatrix::TravelMatrix(const routing::Engine& engine,
                           std::span<const model::Snap> places,
                           std::span<const model::Snap> destinations,
                           const base::Task& task,
                           const routing::TravelColumnOptions& options)
    : columns_(destinations.size()) {
  routing::for_each_travel_column(
      engine, places, destinations, options, task, [&](const routing::TravelColumn& column) {
        for (const base::Metric metric : base::kMetrics) {
          const auto costs = column.costs[metric];
          columns_[column.destination][metric].assign(costs.begin(), costs.end());
        }
      });
}

}  // namespace narhet::test
