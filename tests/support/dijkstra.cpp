// SPDX-License-Identifier: MIT
#include "support/dijkstra.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>

namespace narhet::test {
namespace {

using base::index;
using base::Weight;
using Edge = boost::graph_traits<network::RoadGraph::BoostGraph>::edge_descriptor;

auto weight_map(const network::RoadGraph& graph, base::Metric metric) {
  const auto& boost_graph = graph.boost_graph();
  const Weight* const weights = graph.weights(metric).data();
  return boost::make_function_property_map<Edge>([&boost_graph, weights](const Edge& edge) {
    return weights[get(boost::edge_index, boost_graph, edge)];
  });
}

constexpr auto kSum = [](Weight a, Weight b) { return a + b; };

}  // namespace

std::vector<Weight> dijkstra_from(const network::RoadGraph& graph,
                                  base::Metric metric,
                                  base::NodeId source) {
  std::vector<Weight> costs(graph.node_count(), Weight::infinite());
  costs[index(source)] = Weight{};
  const auto node_index = get(boost::vertex_index, graph.boost_graph());
  boost::dijkstra_shortest_paths_no_color_map_no_init(
      graph.boost_graph(), static_cast<std::uint32_t>(source), boost::dummy_property_map{},
      boost::make_iterator_property_map(costs.begin(), node_index), weight_map(graph, metric),
      node_index, std::less<>{}, kSum, Weight::infinite(), Weight{},
      boost::default_dijkstra_visitor{});
  return costs;
}

std::vector<Weight> dijkstra_from(const network::RoadGraph& graph,
                                  base::Metric metric,
                                  const std::vector<base::NodeId>& sources) {
  std::vector<Weight> costs(graph.node_count(), Weight::infinite());
  const auto node_index = get(boost::vertex_index, graph.boost_graph());
  std::vector<std::uint32_t> starts;
  for (const base::NodeId node : sources) {
    starts.push_back(static_cast<std::uint32_t>(node));
  }
  boost::dijkstra_shortest_paths(graph.boost_graph(), starts.begin(), starts.end(),
                                 boost::dummy_property_map{},
                                 boost::make_iterator_property_map(costs.begin(), node_index),
                                 weight_map(graph, metric), node_index, std::less<>{}, kSum,
                                 Weight::infinite(), Weight{}, boost::default_dijkstra_visitor{});
  return costs;
}

network::RoadGraph reversed(const network::RoadGraph& graph) {
  std::vector<network::Arc> arcs;
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    arcs.push_back(
        {graph.head(arc),
         graph.tail(arc),
         {graph.weight(base::Metric::distance, arc), graph.weight(base::Metric::time, arc)}});
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const network::Arc& a, const network::Arc& b) {
    return index(a.tail) < index(b.tail);
  });
  return {graph.node_count(), arcs};
}

}  // namespace narhet::test
