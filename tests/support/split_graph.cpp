// SPDX-License-Identifier: MIT
#include "support/split_graph.hpp"

#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace narhet::test {
namespace {

constexpr std::uint64_t kNoWay = std::numeric_limits<std::uint64_t>::max();

}  // namespace

SplitGraph::SplitGraph(const network::RoadGraph& graph,
                       std::span<const model::RoadPosition> points,
                       base::Metric metric)
    : nodes_{graph.node_count()}, graph_(graph.node_count() + points.size()) {
  std::map<std::size_t, std::vector<std::pair<std::uint64_t, std::size_t>>> cuts;
  for (std::size_t i = 0; i < points.size(); ++i) {
    legs_.push_back(points[i].leg[metric].units());
    for (const model::ArcPosition& on_arc : points[i].positions()) {
      cuts[base::index(on_arc.arc)].emplace_back(on_arc.before[metric].units(), nodes_ + i);
    }
  }
  using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Undirected undirected(boost::num_vertices(graph_));
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    const base::Weight weight = graph.weight(metric, arc);
    if (!weight.is_finite()) {
      continue;
    }
    auto stops = cuts[i];
    std::sort(stops.begin(), stops.end());
    stops.emplace_back(weight.units(), base::index(graph.head(arc)));
    std::uint64_t at = 0;
    std::size_t vertex = base::index(graph.tail(arc));
    bool at_point = false;
    for (const auto& [from_tail, stop] : stops) {
      boost::add_edge(vertex, stop, from_tail - at, graph_);
      boost::add_edge(vertex, stop, undirected);
      if (at_point && from_tail == at && stop >= nodes_) {
        boost::add_edge(stop, vertex, 0, graph_);  // two points at the same spot
      }
      at = from_tail;
      vertex = stop;
      at_point = true;
    }
  }
  group_.resize(boost::num_vertices(graph_));
  boost::connected_components(undirected, group_.data());
}

std::vector<std::uint64_t> SplitGraph::search(std::size_t point) const {
  std::vector<std::uint64_t> costs(boost::num_vertices(graph_));
  boost::dijkstra_shortest_paths(
      graph_, nodes_ + point,
      boost::distance_inf(kNoWay).distance_map(boost::make_iterator_property_map(
          costs.begin(), boost::get(boost::vertex_index, graph_))));
  return costs;
}

std::vector<std::optional<std::uint64_t>> SplitGraph::costs_from(std::size_t point) const {
  const auto at_vertex = search(point);
  std::vector<std::optional<std::uint64_t>> costs(legs_.size());
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const std::uint64_t cost = at_vertex[nodes_ + i];
    if (cost != kNoWay) {
      costs[i] = legs_[point] + cost + legs_[i];
    }
  }
  return costs;
}

bool SplitGraph::are_connected(std::size_t a, std::size_t b) const {
  return group_[nodes_ + a] == group_[nodes_ + b];
}

std::optional<std::uint64_t> SplitGraph::cost_to_nearest(
    std::size_t point, std::span<const base::NodeId> nodes) const {
  const auto at_vertex = search(point);
  std::uint64_t best = kNoWay;
  for (const base::NodeId node : nodes) {
    best = std::min(best, at_vertex[base::index(node)]);
  }
  return best == kNoWay ? std::nullopt : std::optional{legs_[point] + best};
}

}  // namespace narhet::test
