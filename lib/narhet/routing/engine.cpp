// SPDX-License-Identifier: MIT
#include "narhet/routing/engine.hpp"

#include "narhet/base/for_each_block.hpp"

#include <utility>

namespace narhet::routing {

Engine::Engine(const network::RoadGraph& graph, Elimination elimination, const base::Task& task)
    : graph_{&graph}, elimination_{std::move(elimination)} {
  base::Phase phase{task, base::Message{"working out the weights of the roads"},
                    base::kMetrics.size()};
  base::for_each_block(base::kMetrics.size(), 1, task, [&](base::Block block) {
    const base::Metric metric = base::kMetrics.at(block.begin);
    search_graphs_[metric] = customise(graph, elimination_, metric, task);
    phase.advance();
  });
}

}  // namespace narhet::routing
