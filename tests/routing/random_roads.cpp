// SPDX-License-Identifier: MIT
#include "routing/random_roads.hpp"

#include "support/travel_matrix.hpp"

#include "narhet/routing/hierarchy.hpp"

#include <algorithm>
#include <cstdint>

namespace narhet::routing::test {
namespace {

using base::id_at;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;
using narhet::test::engine_of;

/// Where the nodes could be: in a line, in rows, anywhere or all on one point.
std::vector<geo::Point> some_positions(const network::RoadGraph& graph) {
  std::mt19937 random{static_cast<std::uint32_t>(graph.arc_count())};
  const std::size_t manner = graph.arc_count() % 4;
  std::vector<geo::Point> positions(graph.node_count());
  for (std::size_t node = 0; node < positions.size(); ++node) {
    const auto number = static_cast<double>(node);
    if (manner == 0) {
      positions[node] = {number, 2.0 * number};
    } else if (manner == 1) {
      positions[node] = {number / 8.0, static_cast<double>(node % 8)};
    } else if (manner == 2) {
      positions[node] = {static_cast<double>(random() % 9), static_cast<double>(random() % 9)};
    }
  }
  return positions;
}

}  // namespace

network::RoadGraph random_roads(std::mt19937& random) {
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  const std::uint32_t nodes = 32 + below(30);
  std::vector<network::Arc> arcs;
  const std::uint32_t roads = nodes / 2 + below(2 * nodes);
  for (std::uint32_t i = 0; i < roads; ++i) {
    const NodeId tail{below(nodes)};
    // Mostly near ones, as roads are.
    const NodeId head{below(4) == 0 ? below(nodes)
                                    : (static_cast<std::uint32_t>(tail) + below(5)) % nodes};
    const Weight time = below(20) == 0 ? Weight::infinite() : Weight{7 * below(9)};
    const base::PerMetric<Weight> weight{Weight{below(1000)}, time};
    arcs.push_back({tail, head, weight});
    if (below(3) != 0) {
      arcs.push_back({head, tail, weight});
    }
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const network::Arc& a, const network::Arc& b) {
    return index(a.tail) < index(b.tail);
  });
  return {nodes, arcs};
}

std::vector<Engine> engines_of(const network::RoadGraph& graph) {
  std::vector<Engine> engines;
  engines.push_back(engine_of(graph, Method::hierarchy));
  const auto positions = some_positions(graph);
  engines.emplace_back(
      graph,
      make_hierarchy(graph, {.positions = positions, .largest_degree = 0, .undivided = 4}, {})
          .elimination,
      base::Task{});
  engines.push_back(engine_of(graph, Method::core));
  engines.emplace_back(graph, eliminate(graph, 2, {}), base::Task{});
  return engines;
}

model::RoadPosition LoopedRoads::at(NodeId node) const {
  model::RoadPosition position;
  position.arcs[0].arc = loops[index(node)];
  position.arc_count = 1;
  return position;
}

LoopedRoads with_loops(const network::RoadGraph& roads) {
  std::vector<network::Arc> arcs;
  LoopedRoads looped;
  for (std::size_t node = 0; node < roads.node_count(); ++node) {
    looped.loops.push_back(id_at<base::ArcId>(arcs.size()));
    arcs.push_back({id_at<NodeId>(node), id_at<NodeId>(node), {}});
    for (const base::ArcId arc : roads.arcs_from(id_at<NodeId>(node))) {
      arcs.push_back({roads.tail(arc),
                      roads.head(arc),
                      {roads.weight(Metric::distance, arc), roads.weight(Metric::time, arc)}});
    }
  }
  looped.graph = network::RoadGraph{roads.node_count(), arcs};
  return looped;
}

}  // namespace narhet::routing::test
