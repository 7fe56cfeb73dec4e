// SPDX-License-Identifier: MIT
// Every kernel against Boost's Dijkstra on the graph as it is, from every node to every node.
#include "routing/random_roads.hpp"
#include "support/dijkstra.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/lane_sweep.hpp"
#include "narhet/routing/nearest_of_nodes.hpp"
#include "narhet/routing/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::id_at;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;
using narhet::test::dijkstra_from;
using narhet::test::engine_of;

constexpr int kGraphs = 1000;

/// Costs from each node to each.
std::vector<std::vector<Weight>> all_pairs(const network::RoadGraph& graph, Metric metric) {
  std::vector<std::vector<Weight>> costs;
  for (std::size_t node = 0; node < graph.node_count(); ++node) {
    costs.push_back(dijkstra_from(graph, metric, id_at<NodeId>(node)));
  }
  return costs;
}

TEST(Kernels, OfOneSearchAreBoostsDijkstraBothWays) {
  std::mt19937 random{1};
  std::size_t pairs = 0;
  for (int round = 0; round < kGraphs; ++round) {
    const network::RoadGraph graph = random_roads(random);
    const Metric metric = base::kMetrics.at(static_cast<std::size_t>(round) % 2);
    const auto wanted = all_pairs(graph, metric);
    for (const Engine& engine : engines_of(graph)) {
      CostSearch from{engine, metric, SearchDirection::from_points};
      CostSearch to{engine, metric, SearchDirection::to_points};
      for (std::size_t node = 0; node < graph.node_count(); ++node) {
        from.add(id_at<NodeId>(node));
        to.add(id_at<NodeId>(node));
        const NodeCosts costs_from = from.run();
        const NodeCosts costs_to = to.run();
        for (std::size_t other = 0; other < graph.node_count(); ++other) {
          ASSERT_EQ(costs_from[id_at<NodeId>(other)], wanted[node][other]) << "round " << round;
          ASSERT_EQ(costs_to[id_at<NodeId>(other)], wanted[other][node]) << "round " << round;
        }
      }
    }
    pairs += graph.node_count() * graph.node_count();
  }
  EXPECT_GE(pairs, 1'000'000U);
}

TEST(Kernels, InLanesAreBoostsDijkstraInEveryCode) {
  std::mt19937 random{2};
  std::size_t pairs = 0;
  for (int round = 0; round < kGraphs; ++round) {
    const network::RoadGraph graph = random_roads(random);
    const Metric metric = base::kMetrics.at(static_cast<std::size_t>(round) % 2);
    const auto wanted = all_pairs(graph, metric);
    const Engine engine = engine_of(graph, Method::hierarchy);
    const SearchGraph& search_graph = engine.search_graph(metric);
    for (const LaneCode code : {LaneCode::scalar, best_lane_code()}) {
      Search<LaneLabel> search{search_graph, SearchDirection::from_points, nullptr, code};
      for (std::size_t first = 0; first < graph.node_count(); first += LaneLabel::kLanes) {
        const std::size_t lanes = std::min(LaneLabel::kLanes, graph.node_count() - first);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          search.at(engine.position(id_at<NodeId>(first + lane))).units.at(lane) = 0;
        }
        const auto labels = search.run();
        for (std::size_t node = 0; node < graph.node_count(); ++node) {
          const LaneLabel& label = labels[engine.position(id_at<NodeId>(node))];
          for (std::size_t lane = 0; lane < lanes; ++lane) {
            ASSERT_EQ(label.units.at(lane), wanted[first + lane][node].units())
                << "round " << round;
          }
        }
      }
    }
    pairs += graph.node_count() * graph.node_count();
  }
  EXPECT_GE(pairs, 1'000'000U);
}

/// Only what the selected positions need is swept, and they have the same labels.
TEST(Kernels, OfASelectionAreThoseOfAll) {
  std::mt19937 random{3};
  for (int round = 0; round < kGraphs; ++round) {
    const network::RoadGraph graph = random_roads(random);
    for (const Engine& engine : engines_of(graph)) {
      const SearchGraph& search_graph = engine.search_graph(Metric::time);
      std::vector<std::uint32_t> targets;
      for (int i = 0; i < 5; ++i) {
        targets.push_back(static_cast<std::uint32_t>(random() % graph.node_count()));
      }
      const Selection selection = select(search_graph, SearchDirection::to_points, targets);
      EXPECT_LE(selection.position_count(), graph.node_count());
      Search<CostLabel> part{search_graph, SearchDirection::to_points, &selection};
      Search<CostLabel> whole{search_graph, SearchDirection::to_points};
      for (int i = 0; i < 8; ++i) {
        const auto source = static_cast<std::uint32_t>(random() % graph.node_count());
        part.at(source).insert(0);
        whole.at(source).insert(0);
        const auto some = part.run();
        const auto all = whole.run();
        for (const std::uint32_t target : targets) {
          ASSERT_EQ(some[selection.number_of[target]], all[target]) << "round " << round;
        }
      }
    }
  }
}

/// The nearest points of a node from the costs to all of them.
std::vector<NearPoint> nearest_by_sorting(const std::vector<Weight>& costs_to_points,
                                          std::size_t most) {
  std::vector<NearPoint> all;
  for (std::size_t i = 0; i < costs_to_points.size(); ++i) {
    if (costs_to_points[i].is_finite()) {
      all.push_back({static_cast<std::uint32_t>(i), costs_to_points[i]});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const NearPoint& a, const NearPoint& b) { return a.cost < b.cost; });
  all.resize(std::min(all.size(), most));
  return all;
}

TEST(Kernels, OfTheNearestAreThoseBySorting) {
  std::mt19937 random{4};
  for (int round = 0; round < kGraphs; ++round) {
    const network::RoadGraph roads = random_roads(random);
    const LoopedRoads looped = with_loops(roads);
    const network::RoadGraph& graph = looped.graph;
    std::vector<std::vector<model::RoadPosition>> points(3);
    std::vector<std::vector<std::size_t>> nodes(3);
    for (std::size_t kind = 0; kind < 2; ++kind) {  // nobody offers the third
      for (std::size_t i = 0; i < 1 + random() % 9; ++i) {
        nodes[kind].push_back(random() % graph.node_count());
        points[kind].push_back(looped.at(id_at<NodeId>(nodes[kind].back())));
      }
    }
    const auto wanted = all_pairs(graph, Metric::time);
    const std::size_t most = 1 + static_cast<std::size_t>(round) % NearestOfNodes::kMost;
    base::Task task;
    task.threads.count = 1 + static_cast<unsigned>(round % 3);
    for (const Engine& engine : engines_of(graph)) {
      const NearestOfNodes nearest =
          nearest_of_nodes(engine, Metric::time, SearchDirection::to_points, points, most, task);
      for (std::size_t node = 0; node < graph.node_count(); ++node) {
        for (std::size_t kind = 0; kind < points.size(); ++kind) {
          std::vector<Weight> costs;
          for (const std::size_t at : nodes[kind]) {
            costs.push_back(wanted[node][at]);
          }
          const auto found = nearest.of(kind, id_at<NodeId>(node));
          ASSERT_EQ((std::vector<NearPoint>{found.begin(), found.end()}),
                    nearest_by_sorting(costs, most))
              << "round " << round;
        }
      }
    }
  }
}

// Costs add up to the largest number and stay there: 2^30 twice is more than a weight holds.
TEST(Kernels, TakeAWayThatNoLongerFitsForNone) {
  const Weight longest{Weight::kMaxArc};
  const network::RoadGraph graph{
      3, std::vector<network::Arc>{{NodeId{0}, NodeId{1}, {longest, longest}},
                                   {NodeId{1}, NodeId{2}, {longest, longest}}}};
  for (const Engine& engine : engines_of(graph)) {
    CostSearch search{engine, Metric::time, SearchDirection::from_points};
    search.add(NodeId{0});
    const NodeCosts costs = search.run();
    EXPECT_EQ(costs[NodeId{1}], longest);
    EXPECT_FALSE(costs[NodeId{2}].is_finite());
    Search<NearestLabel<2>> nearest{engine.search_graph(Metric::time),
                                    SearchDirection::from_points};
    for (const std::uint32_t point : {0U, 7U}) {
      nearest.at(engine.position(NodeId{0})).insert(NearestLabel<2>::way(point, point));
    }
    const auto labels = nearest.run();
    EXPECT_EQ(labels[engine.position(NodeId{1})].ways[1],
              NearestLabel<2>::way(Weight::kMaxArc + 7, 7));
    EXPECT_EQ(labels[engine.position(NodeId{2})], NearestLabel<2>{});
  }
}

// Steps of a millisecond beside one of twelve days: buckets are wide, the costs exact.
TEST(Kernels, CrossACoreWhoseArcsAreOfAllLengths) {
  std::mt19937 random{5};
  for (int round = 0; round < 100; ++round) {
    constexpr std::uint32_t kNodes = 40;
    std::vector<network::Arc> arcs;
    for (std::uint32_t tail = 0; tail < kNodes; ++tail) {
      for (std::uint32_t i = 0; i < 7; ++i) {
        const auto head = static_cast<std::uint32_t>(random() % kNodes);
        const Weight weight{1 + (Weight::kMaxArc >> (random() % 31U))};
        arcs.push_back({NodeId{tail}, NodeId{head}, {weight, weight}});
      }
    }
    std::transform(arcs.begin(), arcs.end(), arcs.begin(), [](network::Arc arc) {
      arc.weight.time = std::min(arc.weight.time, Weight{Weight::kMaxArc});
      arc.weight.distance = arc.weight.time;
      return arc;
    });
    const network::RoadGraph graph{kNodes, arcs};
    const auto wanted = all_pairs(graph, Metric::time);
    const Engine engine = engine_of(graph, Method::core);
    EXPECT_GT(engine.search_graph(Metric::time).core_size, 10U);
    CostSearch search{engine, Metric::time, SearchDirection::from_points};
    for (std::size_t node = 0; node < kNodes; ++node) {
      search.add(id_at<NodeId>(node));
      const NodeCosts costs = search.run();
      for (std::size_t other = 0; other < kNodes; ++other) {
        ASSERT_EQ(costs[id_at<NodeId>(other)], wanted[node][other]) << "round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace narhet::routing::test
