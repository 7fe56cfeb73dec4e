// SPDX-License-Identifier: MIT
// The arrays of a hierarchy of six nodes in a ring with a tail.  What is taken of them gives the
// costs that Boost's Dijkstra gives.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"
#include "fuzz/sealed_file.hpp"
#include "support/dijkstra.hpp"

#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/hierarchy_file.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace narhet;
using base::NodeId;
using base::Weight;

network::RoadGraph ring_with_a_tail() {
  std::vector<network::Arc> arcs;
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> roads{
      {0, 1}, {1, 2}, {2, 3}, {3, 0}, {3, 4}};
  std::uint32_t length = 1;
  for (const auto& [a, b] : roads) {
    length *= 2;
    arcs.push_back({NodeId{a}, NodeId{b}, {Weight{length}, Weight{length}}});
    arcs.push_back({NodeId{b}, NodeId{a}, {Weight{length}, Weight{length}}});
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const network::Arc& a, const network::Arc& b) {
    return base::index(a.tail) < base::index(b.tail);
  });
  return {6, arcs};
}

void check_costs(const network::RoadGraph& graph, routing::Elimination elimination) {
  const routing::Engine engine{graph, std::move(elimination), base::Task{}};
  routing::CostSearch search{engine, base::Metric::time, routing::SearchDirection::from_points};
  for (std::size_t node = 0; node < graph.node_count(); ++node) {
    const auto wanted = test::dijkstra_from(graph, base::Metric::time, base::id_at<NodeId>(node));
    search.add(base::id_at<NodeId>(node));
    const routing::NodeCosts costs = search.run();
    for (std::size_t other = 0; other < graph.node_count(); ++other) {
      fuzz::require(costs[base::id_at<NodeId>(other)] == wanted[other]);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::TemporaryFolder folder;
  static const network::RoadGraph graph = ring_with_a_tail();
  static const std::string topology = routing::topology_hash(graph);
  const std::string_view bytes = fuzz::text(data, size);
  for (const auto& file : {fuzz::write_sealed(folder, {"narhet-hierarchy", 1, topology}, bytes),
                           folder.write("bare", bytes)}) {
    fuzz::may_refuse([&] {
      auto stored = routing::read_hierarchy(file, graph, topology, {});
      fuzz::require(stored.elimination.has_value() == stored.refused.empty());
      if (stored.elimination) {
        check_costs(graph, std::move(*stored.elimination));
      }
    });
  }
  return 0;
}
