// SPDX-License-Identifier: MIT
#include "narhet/routing/route.hpp"

#include "narhet/routing/cost_search.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace narhet::routing {
namespace {

using base::ArcId;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;

/// What Boost's Dijkstra found from one node.
struct Tree {
  std::vector<Weight> cost;
  std::vector<std::optional<ArcId>> last_arc;  ///< into each node
};

/// Notes the arc by which each node got its cost.
class ArcRecorder : public boost::default_dijkstra_visitor {
 public:
  explicit ArcRecorder(Tree& tree) : tree_{&tree} {}

  template <class Edge, class Graph>
  void edge_relaxed(Edge edge, const Graph& graph) {
    tree_->last_arc[target(edge, graph)] = base::id_at<ArcId>(get(boost::edge_index, graph, edge));
  }

 private:
  Tree* tree_;
};

Tree search_from(const network::RoadGraph& graph, Metric metric, NodeId start) {
  Tree tree{std::vector<Weight>(graph.node_count(), Weight::infinite()),
            std::vector<std::optional<ArcId>>(graph.node_count())};
  const auto& boost_graph = graph.boost_graph();
  const auto weight = [&](const auto& edge) {
    return graph.weight(metric, base::id_at<ArcId>(get(boost::edge_index, boost_graph, edge)));
  };
  using Edge = boost::graph_traits<network::RoadGraph::BoostGraph>::edge_descriptor;
  boost::dijkstra_shortest_paths(boost_graph, static_cast<std::uint32_t>(start),
                                 boost::weight_map(boost::make_function_property_map<Edge>(weight))
                                     .distance_map(boost::make_iterator_property_map(
                                         tree.cost.begin(), get(boost::vertex_index, boost_graph)))
                                     .distance_zero(Weight{})
                                     .distance_inf(Weight::infinite())
                                     .distance_combine([](Weight a, Weight b) { return a + b; })
                                     .visitor(ArcRecorder{tree}));
  return tree;
}

/// The arcs from the start of the tree to a node.
std::vector<ArcId> arcs_to(const network::RoadGraph& graph, const Tree& tree, NodeId node) {
  std::vector<ArcId> arcs;
  for (auto arc = tree.last_arc[index(node)]; arc; arc = tree.last_arc[index(graph.tail(*arc))]) {
    arcs.push_back(*arc);
  }
  std::reverse(arcs.begin(), arcs.end());
  return arcs;
}

}  // namespace

std::optional<Route> shortest_route(const network::RoadGraph& graph,
                                    Metric metric,
                                    const model::RoadPosition& from,
                                    const model::RoadPosition& to) {
  Route best{cost_on_same_arc(graph, metric, from, to), {}};
  if (best.cost.is_finite()) {
    for (const model::ArcPosition& start : from.positions()) {
      for (const model::ArcPosition& end : to.positions()) {
        if (start.arc == end.arc && start.before[metric] <= end.before[metric]) {
          best.arcs = {start.arc};
        }
      }
    }
  }
  for (const model::ArcPosition& start : from.positions()) {
    if (!graph.weight(metric, start.arc).is_finite()) {
      continue;
    }
    const NodeId node = graph.head(start.arc);
    const Tree tree = search_from(graph, metric, node);
    for (const model::ArcPosition& end : to.positions()) {
      const NodeId last = graph.tail(end.arc);
      const Weight cost = graph.weight(metric, end.arc).is_finite()
                              ? from.leg[metric] + start.after[metric] + tree.cost[index(last)] +
                                    end.before[metric] + to.leg[metric]
                              : Weight::infinite();
      if (cost < best.cost) {
        best.cost = cost;
        best.arcs = arcs_to(graph, tree, last);
        best.arcs.insert(best.arcs.begin(), start.arc);
        best.arcs.push_back(end.arc);
      }
    }
  }
  return best.cost.is_finite() ? std::optional{std::move(best)} : std::nullopt;
}

}  // namespace narhet::routing
