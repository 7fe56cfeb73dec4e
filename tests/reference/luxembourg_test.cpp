// SPDX-License-Identifier: MIT
// The road graph of Luxembourg with 10 000 queries, answered by another program (RoutingKit).
#include "reference/binary_vector.hpp"
#include "support/dijkstra.hpp"
#include "support/route_check.hpp"
#include "support/test_data.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/network/road_graph.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/route.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace narhet::test {
namespace {

using base::Metric;
using base::Weight;

std::vector<std::uint32_t> read(const std::string& name) {
  return read_binary_vector(data_file("routing/luxembourg/" + name).value());
}

/// The graph with a loop of no length at every node, on which a point can stand: the queries are
/// from node to node.
class Luxembourg {
 public:
  Luxembourg() {
    const auto first_out = read("first_out");
    const auto head = read("head");
    const auto time = read("travel_time");
    const auto distance = read("geo_distance");
    std::vector<network::Arc> arcs;
    const std::size_t nodes = first_out.size() - 1;
    for (std::size_t node = 0; node < nodes; ++node) {
      const auto tail = base::id_at<base::NodeId>(node);
      loops_.push_back(base::id_at<base::ArcId>(arcs.size()));
      arcs.push_back({tail, tail, {}});
      for (std::uint32_t arc = first_out[node]; arc < first_out[node + 1]; ++arc) {
        arcs.push_back({tail, base::NodeId{head[arc]}, {Weight{distance[arc]}, Weight{time[arc]}}});
      }
    }
    graph_ = network::RoadGraph{nodes, arcs};
  }

  [[nodiscard]] const network::RoadGraph& graph() const { return graph_; }
  [[nodiscard]] model::Snap at(std::uint32_t node) const {
    model::RoadPosition position;
    position.arcs[0].arc = loops_[node];
    position.arc_count = 1;
    return {.status = model::SnapStatus::on_road, .position = position, .distance = 0.0};
  }

 private:
  network::RoadGraph graph_;
  std::vector<base::ArcId> loops_;
};

constexpr std::uint32_t kUnreachable = 2'147'483'647;

std::uint32_t units_of(Weight weight) {
  return weight.is_finite() ? weight.units() : kUnreachable;
}

/// The roads, the queries, and the engines of both methods.
class LuxembourgQueries : public testing::Test {
 protected:
  struct Loaded {
    Luxembourg roads;
    routing::Engine core{engine_of(roads.graph(), routing::Method::core)};
    routing::Engine hierarchy{engine_of(roads.graph(), routing::Method::hierarchy)};
    std::vector<std::uint32_t> sources{read("source_node")};
    std::vector<std::uint32_t> targets{read("target_node")};
    base::PerMetric<std::vector<std::uint32_t>> expected{
        read("query_reference_geo_distance_length"), read("query_reference_travel_time_length")};
  };

  void SetUp() override {
    if (!data_file("routing/luxembourg/first_out")) {
      GTEST_SKIP() << "routing/luxembourg is not in NARHET_TEST_DATA";
    }
    static const auto kLoaded = std::make_unique<const Loaded>();
    loaded_ = kLoaded.get();
  }

  /// A hundred queries as a matrix, all answers of its diagonal.
  void expect_answers(std::size_t first,
                      const routing::Engine& engine,
                      const base::Task& task,
                      const routing::TravelColumnOptions& options) const {
    std::vector<model::Snap> from;
    std::vector<model::Snap> to;
    for (std::size_t i = first; i < first + kBatch; ++i) {
      from.push_back(loaded_->roads.at(loaded_->sources[i]));
      to.push_back(loaded_->roads.at(loaded_->targets[i]));
    }
    const TravelMatrix table{engine, from, to, task, options};
    for (const Metric metric : base::kMetrics) {
      for (std::size_t i = 0; i < kBatch; ++i) {
        ASSERT_EQ(units_of(table.column(i, metric)[i]), loaded_->expected[metric][first + i])
            << "query " << first + i;
      }
    }
  }

  static constexpr std::size_t kBatch = 100;  // the table holds all pairs of a batch
  const Loaded* loaded_{};
};

TEST_F(LuxembourgQueries, AreOfTheGraphThatWasAnswered) {
  EXPECT_EQ(loaded_->roads.graph().node_count(), 76'595U);
  EXPECT_EQ(loaded_->roads.graph().arc_count(), 175'323U + 76'595U);
  ASSERT_EQ(loaded_->sources.size(), 10'000U);
  for (const Metric metric : base::kMetrics) {
    const auto& answers = loaded_->expected[metric];
    EXPECT_GT(std::count(answers.begin(), answers.end(), kUnreachable), 0);
  }
}

TEST_F(LuxembourgQueries, AreAnsweredByEveryKernelOnAnyThreads) {
  constexpr std::array kThreads{1U, 2U, 3U, 8U};
  for (std::size_t first = 0; first < loaded_->sources.size(); first += kBatch) {
    base::Task task;
    task.threads.count = kThreads.at(first / kBatch % kThreads.size());
    expect_answers(first, loaded_->core, task, {});
    expect_answers(first, loaded_->hierarchy, task, {.code = routing::LaneCode::scalar});
    expect_answers(first, loaded_->hierarchy, task, {.code = routing::best_lane_code()});
  }
}

// The arcs of each route, driven one by one, add up to the answer.
TEST_F(LuxembourgQueries, HaveRoutesThatCostWhatTheyAnswer) {
  for (const Metric metric : base::kMetrics) {
    for (std::size_t i = 0; i < loaded_->sources.size(); ++i) {
      const model::RoadPosition from = *loaded_->roads.at(loaded_->sources[i]).position;
      const model::RoadPosition to = *loaded_->roads.at(loaded_->targets[i]).position;
      const routing::Engine& engine = i % 2 == 0 ? loaded_->core : loaded_->hierarchy;
      const auto route = routing::shortest_route(engine, metric, from, to);
      ASSERT_EQ(route ? route->cost.units() : kUnreachable, loaded_->expected[metric][i])
          << "query " << i;
      if (route) {
        ASSERT_EQ(fault_of(*route, loaded_->roads.graph(), metric, from, to), "") << "query " << i;
      }
    }
  }
}

// To and from all nodes of the country, loops, parallel and zero arcs among them.
TEST_F(LuxembourgQueries, AreBoostsDijkstraFromAndToEveryNode) {
  const network::RoadGraph& graph = loaded_->roads.graph();
  const network::RoadGraph backwards = reversed(graph);
  using routing::SearchDirection;
  for (const Metric metric : base::kMetrics) {
    for (const routing::Engine* engine : {&loaded_->core, &loaded_->hierarchy}) {
      routing::CostSearch from{*engine, metric, SearchDirection::from_points};
      routing::CostSearch to{*engine, metric, SearchDirection::to_points};
      for (std::size_t query = 0; query < 50; ++query) {
        const base::NodeId node{loaded_->sources[query]};
        from.add(node);
        to.add(node);
        const routing::NodeCosts costs_from = from.run();
        const routing::NodeCosts costs_to = to.run();
        const auto wanted_from = dijkstra_from(graph, metric, node);
        const auto wanted_to = dijkstra_from(backwards, metric, node);
        for (std::size_t other = 0; other < graph.node_count(); ++other) {
          ASSERT_EQ(costs_from[base::id_at<base::NodeId>(other)], wanted_from[other]);
          ASSERT_EQ(costs_to[base::id_at<base::NodeId>(other)], wanted_to[other]);
        }
      }
    }
  }
}

}  // namespace
}  // namespace narhet::test
