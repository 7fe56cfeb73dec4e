// SPDX-License-Identifier: MIT
// The searches of every engine against Bellman and Ford's (1958): all arcs again and again until
// nothing changes.
#include "support/bellman_ford.hpp"
#include "support/property.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/base/format.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace narhet::test {
namespace {

using base::id_at;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;
using routing::Engine;

/// An arc between two of some nodes; no time: closed.
struct DrawnArc {
  std::uint32_t tail{};
  std::uint32_t head{};
  std::optional<std::uint32_t> time;
};
struct DrawnMap {
  std::uint32_t nodes{};
  std::vector<DrawnArc> arcs;
};

DrawnMap draw_map(Draws& draws) {
  DrawnMap map;
  map.nodes = 1 + draws.below(12);
  map.arcs = draws.list(40, [&] {
    DrawnArc arc{draws.below(map.nodes), draws.below(map.nodes), {}};
    const std::uint32_t time = draws.below(10);  // few, so that ties are common
    arc.time = time == 9 ? std::nullopt : std::optional{time};
    return arc;
  });
  return map;
}

std::string map_shown(const DrawnMap& map) {
  std::string text = base::format("{} nodes\n", map.nodes);
  for (const DrawnArc& arc : map.arcs) {
    text += base::format("{} -> {}: {}\n", arc.tail, arc.head,
                         arc.time ? std::to_string(*arc.time) : "closed");
  }
  return text;
}

network::RoadGraph graph_of(const DrawnMap& map) {
  std::vector<network::Arc> arcs;
  for (const DrawnArc& each : map.arcs) {
    const Weight time = each.time ? Weight{*each.time} : Weight::infinite();
    arcs.push_back({NodeId{each.tail}, NodeId{each.head}, {time, time}});
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const network::Arc& a, const network::Arc& b) {
    return index(a.tail) < index(b.tail);
  });
  return {map.nodes, arcs};
}

std::string fault_of_costs(const Engine& engine, NodeId source, std::span<const Weight> wanted) {
  routing::CostSearch search{engine, Metric::time, routing::SearchDirection::from_points};
  search.add(source);
  const routing::NodeCosts costs = search.run();
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    const Weight found = costs[id_at<NodeId>(node)];
    if (found != wanted[node]) {
      return base::format("from {} to {}: {} and not {}", index(source), node, found.units(),
                          wanted[node].units());
    }
  }
  return {};
}

/// The same from eight nodes at once.
std::string fault_of_lanes(const Engine& engine, NodeId source, std::span<const Weight> wanted) {
  for (const auto code : {routing::LaneCode::scalar, routing::best_lane_code()}) {
    routing::Search<routing::LaneLabel> search{
        engine.search_graph(Metric::time), routing::SearchDirection::from_points, nullptr, code};
    search.at(engine.position(source)).units.front() = 0;
    const auto labels = search.run();
    for (std::size_t node = 0; node < wanted.size(); ++node) {
      if (labels[engine.position(id_at<NodeId>(node))].units.front() != wanted[node].units()) {
        return base::format("in lanes from {} to {}", index(source), node);
      }
    }
  }
  return {};
}

std::string fault_of_searches(const DrawnMap& map) {
  const network::RoadGraph graph = graph_of(map);
  const std::array engines{engine_of(graph, routing::Method::hierarchy),
                           engine_of(graph, routing::Method::core),
                           Engine{graph, routing::eliminate(graph, 2, {}), base::Task{}}};
  for (std::size_t node = 0; node < graph.node_count(); ++node) {
    const auto source = id_at<NodeId>(node);
    const auto wanted = bellman_ford_from(graph, Metric::time, source);
    std::string fault = fault_of_lanes(engines.front(), source, wanted);
    for (const Engine& engine : engines) {
      fault = fault.empty() ? fault_of_costs(engine, source, wanted) : fault;
    }
    if (!fault.empty()) {
      return fault;
    }
  }
  return {};
}

TEST(Sweeps, GiveTheCostsOfBellmanAndFord) {
  const Property<DrawnMap> property{&draw_map, &fault_of_searches, &map_shown};
  EXPECT_EQ(counterexample_of(property, 1000), "");
}

}  // namespace
}  // namespace narhet::test
