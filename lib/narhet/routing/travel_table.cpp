// SPDX-License-Identifier: MIT
#include "narhet/routing/travel_table.hpp"

#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/cost_search.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::routing {
namespace {

/// Large enough that the scratch memory of a search is not made anew for each destination.
constexpr std::size_t kDestinationsPerBlock = 16;

void fill_column(const network::RoadGraph& graph,
                 base::Metric metric,
                 std::span<const model::Snap> places,
                 const model::RoadPosition& destination,
                 CostSearch& search,
                 std::span<base::Weight> column) {
  const auto costs = search.run(metric, targets_of(graph, metric, destination));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].position) {
      column[i] = std::min(cost_from(graph, metric, *places[i].position, costs),
                           cost_on_same_arc(graph, metric, *places[i].position, destination));
    }
  }
}

}  // namespace

model::TravelTable travel_table(const network::RoadGraph& graph,
                                std::span<const model::Snap> places,
                                std::span<const model::Snap> destinations,
                                const base::Task& task) {
  model::TravelTable table{places.size(), destinations.size()};
  base::Phase phase{task, base::Message{"working out the ways to the candidate sites"},
                    destinations.size()};
  base::for_each_block(destinations.size(), kDestinationsPerBlock, task, [&](base::Block block) {
    CostSearch search{graph};
    for (std::size_t i = block.begin; i < block.end; ++i) {
      if (destinations[i].position) {
        for (const base::Metric metric : base::kMetrics) {
          fill_column(graph, metric, places, *destinations[i].position, search,
                      table.column(i, metric));
        }
      }
      phase.advance();
    }
  });
  return table;
}

}  // namespace narhet::routing
