// SPDX-License-Identifier: MIT
// The road graph of Luxembourg with 10 000 queries, answered by another program (RoutingKit).
#include "reference/binary_vector.hpp"
#include "support/test_data.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/network/road_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
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

TEST(Luxembourg, HasTheAnswersOfAllQueriesOnBothMetrics) {
  if (!data_file("routing/luxembourg/first_out")) {
    GTEST_SKIP() << "routing/luxembourg is not in NARHET_TEST_DATA";
  }
  const Luxembourg luxembourg;
  EXPECT_EQ(luxembourg.graph().node_count(), 76'595U);
  EXPECT_EQ(luxembourg.graph().arc_count(), 175'323U + 76'595U);
  const auto sources = read("source_node");
  const auto targets = read("target_node");
  const base::PerMetric<std::vector<std::uint32_t>> expected{
      read("query_reference_geo_distance_length"), read("query_reference_travel_time_length")};
  ASSERT_EQ(sources.size(), 10'000U);

  constexpr std::size_t kBatch = 100;  // the table holds all pairs of a batch
  const routing::Engine core = engine_of(luxembourg.graph(), routing::Method::core);
  const routing::Engine hierarchy = engine_of(luxembourg.graph(), routing::Method::hierarchy);
  std::size_t unreachable = 0;
  base::Task task;
  task.threads.count = 2;
  for (std::size_t first = 0; first < sources.size(); first += kBatch) {
    std::vector<model::Snap> from;
    std::vector<model::Snap> to;
    for (std::size_t i = first; i < first + kBatch; ++i) {
      from.push_back(luxembourg.at(sources[i]));
      to.push_back(luxembourg.at(targets[i]));
    }
    const TravelMatrix table{first / kBatch % 10 == 0 ? core : hierarchy, from, to, task};
    for (const Metric metric : base::kMetrics) {
      for (std::size_t i = 0; i < kBatch; ++i) {
        const Weight found = table.column(i, metric)[i];
        constexpr std::uint32_t kUnreachable = 2'147'483'647;
        ASSERT_EQ(found.is_finite() ? found.units() : kUnreachable, expected[metric][first + i])
            << "query " << first + i;
        unreachable += found.is_finite() ? 0U : 1U;
      }
    }
  }
  const auto none = [](const std::vector<std::uint32_t>& answers) {
    return static_cast<std::size_t>(std::count(answers.begin(), answers.end(), 2'147'483'647U));
  };
  EXPECT_EQ(unreachable, none(expected.distance) + none(expected.time));
  EXPECT_GT(unreachable, 0U);
}

}  // namespace
}  // namespace narhet::test
