// SPDX-License-Identifier: MIT
// differential_ways GRAPHS [EXTRACT.osm.pbf]: every way between all pairs of nodes of so many
// random graphs, by each search of ours, against Dijkstra's algorithm (Boost's) and Bellman and
// Ford's, the route driven arc by arc; then from some roads of a real extract.  Writes the counts
// as JSON.
#include "routing/random_roads.hpp"
#include "support/bellman_ford.hpp"
#include "support/dijkstra.hpp"
#include "support/route_check.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/network/build.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/route.hpp"
#include "narhet/routing/search.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace narhet;
using base::id_at;
using base::Metric;
using base::NodeId;
using base::Weight;
using routing::Engine;

struct Counts {
  std::uint64_t graphs{};
  std::uint64_t pairs{};       ///< of nodes, each by all algorithms
  std::uint64_t costs{};       ///< that a search of ours gave, and that were compared
  std::uint64_t routes{};      ///< driven
  std::uint64_t arcs{};        ///< of them
  std::uint64_t real_pairs{};  ///< of the extract
  std::uint64_t real_routes{};
  std::uint64_t bad{};
};

void tell(Counts& counts, const std::string& what) {
  constexpr std::uint64_t kMost = 20;
  if (++counts.bad <= kMost) {
    std::cerr << what << '\n';
  }
}

/// All costs from a node by one engine.
void compare_costs(const Engine& engine,
                   Metric metric,
                   NodeId source,
                   const std::vector<Weight>& wanted,
                   Counts& counts) {
  routing::CostSearch search{engine, metric, routing::SearchDirection::from_points};
  search.add(source);
  const routing::NodeCosts costs = search.run();
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    ++counts.costs;
    if (costs[id_at<NodeId>(node)] != wanted[node]) {
      tell(counts, base::format("graph {}: from {} to {}: {} and not {}", counts.graphs,
                                base::index(source), node, costs[id_at<NodeId>(node)].units(),
                                wanted[node].units()));
    }
  }
}

void compare_lanes(const Engine& engine,
                   Metric metric,
                   NodeId source,
                   const std::vector<Weight>& wanted,
                   Counts& counts) {
  routing::Search<routing::LaneLabel> search{engine.search_graph(metric),
                                             routing::SearchDirection::from_points};
  search.at(engine.position(source)).units.back() = 0;
  const auto labels = search.run();
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    ++counts.costs;
    if (labels[engine.position(id_at<NodeId>(node))].units.back() != wanted[node].units()) {
      tell(counts, base::format("graph {}: in lanes from {} to {}", counts.graphs,
                                base::index(source), node));
    }
  }
}

void drive(const Engine& engine,
           Metric metric,
           const model::RoadPosition& from,
           const model::RoadPosition& to,
           Weight wanted,
           Counts& counts) {
  const auto route = routing::shortest_route(engine, metric, from, to);
  if (route.has_value() != wanted.is_finite() || (route && route->cost != wanted)) {
    tell(counts,
         base::format("graph {}: a route of {} and not of {}", counts.graphs,
                      route ? route->cost.units() : Weight::infinite().units(), wanted.units()));
  } else if (route) {
    ++counts.routes;
    counts.arcs += route->arcs.size();
    const std::string fault = test::fault_of(*route, engine.graph(), metric, from, to);
    if (!fault.empty()) {
      tell(counts, base::format("graph {}: {}", counts.graphs, fault));
    }
  }
}

void try_random_graph(std::mt19937& random, Counts& counts) {
  const Metric metric = base::kMetrics.at(counts.graphs % base::kMetrics.size());
  const auto looped = routing::test::with_loops(routing::test::random_roads(random));
  const network::RoadGraph& graph = looped.graph;
  const auto engines = routing::test::engines_of(graph);
  for (std::size_t node = 0; node < graph.node_count(); ++node) {
    const auto source = id_at<NodeId>(node);
    const auto wanted = test::dijkstra_from(graph, metric, source);
    if (test::bellman_ford_from(graph, metric, source) != wanted) {
      tell(counts, base::format("graph {}: the algorithms of the test differ", counts.graphs));
    }
    compare_lanes(engines.front(), metric, source, wanted, counts);
    for (const Engine& engine : engines) {
      compare_costs(engine, metric, source, wanted, counts);
    }
    for (std::size_t other = 0; other < graph.node_count(); ++other) {
      drive(engines[(node + other) % engines.size()], metric, looped.at(source),
            looped.at(id_at<NodeId>(other)), wanted[other], counts);
      ++counts.pairs;
    }
  }
  ++counts.graphs;
}

network::RoadGraph read_graph(const std::string& extract) {
  const auto defaults = [](const std::string& file) {
    return base::Settings::parse(base::builtin_text(file), file);
  };
  input::OsmOptions options;
  options.subjects = {model::Subject::roads};
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  const auto roads =
      input::read_osm_extract(extract, input::read_osm_settings(defaults("defaults/osm.toml")), {},
                              options, crs, {})
          .roads;
  const auto profile = network::read_travel_profile(
      defaults(network::profile_file(model::Mode::car)), model::Mode::car);
  return network::build_road_network(roads, profile, crs, {}).graph;
}

/// At the very beginning of an arc.
model::RoadPosition at_begin(const network::RoadGraph& graph, base::ArcId arc) {
  model::RoadPosition position;
  position.arc_count = 1;
  position.arcs[0].arc = arc;
  for (const Metric metric : base::kMetrics) {
    position.arcs[0].after[metric] = graph.weight(metric, arc);
  }
  return position;
}

void try_extract(const std::string& extract, std::mt19937& random, Counts& counts) {
  constexpr int kSources = 40;
  constexpr int kRoutesOfEach = 50;
  const network::RoadGraph graph = read_graph(extract);
  const std::vector<Engine> engines = [&] {
    std::vector<Engine> made;
    made.push_back(test::engine_of(graph, routing::Method::hierarchy));
    made.push_back(test::engine_of(graph, routing::Method::core));
    return made;
  }();
  const auto any_open_arc = [&](Metric metric) {
    for (;;) {
      const auto arc = id_at<base::ArcId>(random() % graph.arc_count());
      if (graph.weight(metric, arc).is_finite()) {
        return arc;
      }
    }
  };
  for (int i = 0; i < kSources; ++i) {
    const Metric metric = base::kMetrics.at(static_cast<std::size_t>(i) % 2);
    const base::ArcId first = any_open_arc(metric);
    const auto wanted = test::dijkstra_from(graph, metric, graph.head(first));
    for (const Engine& engine : engines) {
      compare_costs(engine, metric, graph.head(first), wanted, counts);
    }
    compare_lanes(engines.front(), metric, graph.head(first), wanted, counts);
    counts.real_pairs += wanted.size();
    for (int route = 0; route < kRoutesOfEach; ++route) {
      const base::ArcId last = any_open_arc(metric);
      const Weight cost = first == last
                              ? Weight{}
                              : graph.weight(metric, first) + wanted[base::index(graph.tail(last))];
      drive(engines[static_cast<std::size_t>(route) % 2], metric, at_begin(graph, first),
            at_begin(graph, last), cost, counts);
      ++counts.real_routes;
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: differential_ways GRAPHS [EXTRACT.osm.pbf]\n";
    return 2;
  }
  Counts counts;
  std::mt19937 random{8};
  for (const std::uint64_t graphs = std::stoull(words[1]); counts.graphs < graphs;) {
    try_random_graph(random, counts);
  }
  if (count > 2) {
    try_extract(words[2], random, counts);
  }
  const nlohmann::ordered_json figures{{"graphs", counts.graphs},
                                       {"pairs", counts.pairs},
                                       {"bad", counts.bad},
                                       {"costs_compared", counts.costs},
                                       {"routes_driven", counts.routes},
                                       {"arcs_driven", counts.arcs},
                                       {"pairs_of_extract", counts.real_pairs},
                                       {"routes_of_extract", counts.real_routes}};
  std::cout << figures.dump() << '\n';
  return counts.bad == 0 ? 0 : 1;
}
