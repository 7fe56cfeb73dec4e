// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::test {

/// The road graph with every point made a vertex of its own, its arcs cut there: what the product
/// never does, so that Boost's plain Dijkstra on it is an answer from another way of thinking.
class SplitGraph {
 public:
  /// @param points  on the road; point i becomes vertex `graph.node_count() + i`
  SplitGraph(const network::RoadGraph& graph,
             std::span<const model::RoadPosition> points,
             base::Metric metric);

  /// From a point to every other, both legs included; nothing where no way leads.
  [[nodiscard]] std::vector<std::optional<std::uint64_t>> costs_from(std::size_t point) const;

  /// Whether a point and another hang together if every open arc may be driven both ways.
  [[nodiscard]] bool are_connected(std::size_t a, std::size_t b) const;
  /// From a point to the nearest of some nodes of the road graph, the leg included.
  [[nodiscard]] std::optional<std::uint64_t> cost_to_nearest(
      std::size_t point, std::span<const base::NodeId> nodes) const;

 private:
  using Graph = boost::adjacency_list<boost::vecS,
                                      boost::vecS,
                                      boost::directedS,
                                      boost::no_property,
                                      boost::property<boost::edge_weight_t, std::uint64_t>>;

  [[nodiscard]] std::vector<std::uint64_t> search(std::size_t point) const;

  std::size_t nodes_;
  Graph graph_;
  std::vector<std::uint64_t> legs_;
  std::vector<std::size_t> group_;  // by vertex
};

}  // namespace narhet::test
