// SPDX-License-Identifier: MIT
#include "narhet/network/road_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace narhet::network {
namespace {

using base::ArcId;
using base::Metric;
using base::NodeId;
using base::Weight;

Arc arc(std::uint32_t tail, std::uint32_t head, Weight distance, Weight time) {
  return {NodeId{tail}, NodeId{head}, {distance, time}};
}
Arc arc(std::uint32_t tail, std::uint32_t head) {
  return arc(tail, head, Weight{10}, Weight{20});
}

TEST(RoadGraph, IsEmptyWhenNew) {
  const RoadGraph graph;
  EXPECT_EQ(graph.node_count(), 0U);
  EXPECT_EQ(graph.arc_count(), 0U);
}

TEST(RoadGraph, KeepsLoopsParallelArcsAndArcsOfNoLength) {
  const std::vector arcs{arc(0, 0), arc(0, 1), arc(0, 1, Weight{}, Weight{}), arc(2, 1)};
  const RoadGraph graph{3, arcs};
  ASSERT_EQ(graph.arc_count(), 4U);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const auto id = base::id_at<ArcId>(i);
    EXPECT_EQ(graph.tail(id), arcs[i].tail);
    EXPECT_EQ(graph.head(id), arcs[i].head);
    EXPECT_EQ(graph.weight(Metric::distance, id), arcs[i].weight.distance);
    EXPECT_EQ(graph.weight(Metric::time, id), arcs[i].weight.time);
  }
  const auto into = graph.arcs_into(NodeId{1});
  EXPECT_EQ(std::vector(into.begin(), into.end()), (std::vector{ArcId{1}, ArcId{2}, ArcId{3}}));
  EXPECT_TRUE(graph.arcs_into(NodeId{2}).empty());
}

TEST(RoadGraph, IsBoostsGraphArcByArc) {
  const std::vector arcs{arc(0, 2), arc(0, 1), arc(1, 0), arc(3, 3)};
  const RoadGraph graph{4, arcs};
  const auto& boost_graph = graph.boost_graph();
  ASSERT_EQ(num_vertices(boost_graph), 4U);
  ASSERT_EQ(num_edges(boost_graph), 4U);
  const auto [first, last] = edges(boost_graph);
  for (auto edge = first; edge != last; ++edge) {
    const auto id = base::id_at<ArcId>(get(boost::edge_index, boost_graph, *edge));
    EXPECT_EQ(source(*edge, boost_graph), base::index(graph.tail(id)));
    EXPECT_EQ(target(*edge, boost_graph), base::index(graph.head(id)));
  }
}

TEST(RoadGraph, HasOtherWeightsOfOneMetricAndTheSameOfTheOther) {
  const std::vector arcs{arc(0, 1), arc(1, 0)};
  const RoadGraph graph{2, arcs};
  const RoadGraph slower = graph.with_weights(Metric::time, {Weight{70}, Weight{80}});
  EXPECT_EQ(slower.weight(Metric::time, ArcId{0}), Weight{70});
  EXPECT_EQ(slower.weight(Metric::time, ArcId{1}), Weight{80});
  EXPECT_EQ(slower.weight(Metric::distance, ArcId{0}), Weight{10});
  EXPECT_EQ(graph.weight(Metric::time, ArcId{0}), Weight{20}) << "the first is as it was";
}

// 0 > 1 > 0 are one strong part; 1 > 2 leads out of it; 3 is alone.
TEST(RoadGraph, KnowsItsComponents) {
  const std::vector arcs{arc(0, 1), arc(1, 0), arc(1, 2)};
  const RoadGraph graph{4, arcs};
  const auto weak = [&](std::uint32_t node) {
    return graph.weak_component(Metric::time, NodeId{node});
  };
  const auto strong = [&](std::uint32_t node) {
    return graph.strong_component(Metric::time, NodeId{node});
  };
  EXPECT_EQ(graph.weak_component_count(Metric::time), 2U);
  EXPECT_EQ((std::vector{weak(0), weak(1), weak(2), weak(3)}), (std::vector{0U, 0U, 0U, 1U}));
  EXPECT_EQ(strong(0), strong(1));
  EXPECT_NE(strong(1), strong(2));
  EXPECT_NE(strong(2), strong(3));
}

TEST(RoadGraph, HasComponentsOfItsOwnForEachMetric) {
  const std::vector arcs{arc(0, 1, Weight{5}, Weight::infinite()), arc(1, 0, Weight{5}, Weight{5})};
  const RoadGraph graph{2, arcs};
  EXPECT_EQ(graph.strong_component(Metric::distance, NodeId{0}),
            graph.strong_component(Metric::distance, NodeId{1}));
  EXPECT_NE(graph.strong_component(Metric::time, NodeId{0}),
            graph.strong_component(Metric::time, NodeId{1}));
  EXPECT_EQ(graph.weak_component_count(Metric::time), 1U) << "back it still goes";
}

/// Whether a way leads from each node to each, by trying all (Warshall).
std::vector<std::vector<bool>> reachable(std::size_t nodes, const std::vector<Arc>& arcs) {
  std::vector<std::vector<bool>> way(nodes, std::vector<bool>(nodes, false));
  for (std::size_t i = 0; i < nodes; ++i) {
    way[i][i] = true;
  }
  for (const Arc& each : arcs) {
    way[base::index(each.tail)][base::index(each.head)] = true;
  }
  for (std::size_t k = 0; k < nodes; ++k) {
    for (std::size_t i = 0; i < nodes; ++i) {
      for (std::size_t j = 0; j < nodes; ++j) {
        way[i][j] = way[i][j] || (way[i][k] && way[k][j]);
      }
    }
  }
  return way;
}

TEST(RoadGraph, HasTheComponentsThatTryingAllWaysFinds) {
  std::mt19937 random{7};
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t nodes = 1 + static_cast<std::uint32_t>(random() % 10);
    std::vector<Arc> arcs;
    for (std::size_t i = random() % 15; i > 0; --i) {
      arcs.push_back(arc(static_cast<std::uint32_t>(random() % nodes),
                         static_cast<std::uint32_t>(random() % nodes)));
    }
    std::stable_sort(arcs.begin(), arcs.end(),
                     [](const Arc& a, const Arc& b) { return a.tail < b.tail; });
    const RoadGraph graph{nodes, arcs};
    const auto way = reachable(nodes, arcs);
    std::vector<Arc> both = arcs;
    for (const Arc& each : arcs) {
      both.push_back(
          arc(static_cast<std::uint32_t>(each.head), static_cast<std::uint32_t>(each.tail)));
    }
    const auto joined = reachable(nodes, both);
    for (std::uint32_t a = 0; a < nodes; ++a) {
      for (std::uint32_t b = 0; b < nodes; ++b) {
        ASSERT_EQ(graph.strong_component(Metric::distance, NodeId{a}) ==
                      graph.strong_component(Metric::distance, NodeId{b}),
                  way[a][b] && way[b][a]);
        ASSERT_EQ(graph.weak_component(Metric::distance, NodeId{a}) ==
                      graph.weak_component(Metric::distance, NodeId{b}),
                  joined[a][b]);
      }
    }
  }
}

}  // namespace
}  // namespace narhet::network
