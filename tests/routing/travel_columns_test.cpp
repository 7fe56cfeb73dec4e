// SPDX-License-Identifier: MIT
#include "narhet/routing/travel_columns.hpp"

#include "routing/drawn_graph.hpp"
#include "support/heard_progress.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <span>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::Weight;
using narhet::test::engine_of;
using narhet::test::TravelMatrix;

constexpr std::array kMethods{Method::core, Method::hierarchy};

/// A small graph has no core of four neighbours; one of two is another way to the same.
Engine with_core(const network::RoadGraph& graph) {
  return Engine{graph, eliminate(graph, 2, {}), {}};
}

TEST(TravelColumns, HasNoWayFromOrToWhatIsOnNoRoad) {
  const DrawnGraph drawn{2, {{0, 1, 10, 20}}};
  const std::vector<model::Snap> places{drawn.on_road(0, 0.0), too_far()};
  const std::vector<model::Snap> destinations{drawn.on_road(0, 1.0), too_far()};
  for (const Method method : kMethods) {
    const Engine engine = engine_of(drawn.graph(), method);
    const TravelMatrix matrix{engine, places, destinations};
    EXPECT_EQ(matrix.column(0, Metric::distance)[0], Weight{10});
    EXPECT_EQ(matrix.column(0, Metric::time)[0], Weight{20});
    EXPECT_FALSE(matrix.column(0, Metric::time)[1].is_finite());
    EXPECT_FALSE(matrix.column(1, Metric::time)[0].is_finite());
    const TravelMatrix nowhere{engine, std::span{places}.subspan(1), destinations};
    EXPECT_FALSE(nowhere.column(0, Metric::time)[0].is_finite());
  }
}

TEST(TravelColumns, IsThatOfBoostsDijkstraOnTheSplitGraph) {
  std::mt19937 random{4711};
  std::size_t cores = 0;
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = random_graph(random);
    std::vector<model::Snap> snaps;
    std::vector<model::RoadPosition> points;
    for (int i = 0; i < 6; ++i) {
      snaps.push_back(random_point(drawn, random));
      points.push_back(*snaps.back().position);
    }
    base::Task task;
    constexpr std::array kThreads{1U, 2U, 3U, 8U};
    task.threads.count = kThreads.at(static_cast<std::size_t>(round) % kThreads.size());
    const Engine engine =
        round % 2 == 0 ? with_core(drawn.graph()) : engine_of(drawn.graph(), Method::hierarchy);
    cores += engine.search_graph(Metric::time).core_size > 0 ? 1U : 0U;
    TravelColumnOptions options;
    options.in_order = round % 3 == 0;
    const TravelMatrix matrix{engine, snaps, snaps, task, options};
    for (const Metric metric : base::kMetrics) {
      const narhet::test::SplitGraph split{drawn.graph(), points, metric};
      for (std::size_t from = 0; from < points.size(); ++from) {
        const auto wanted = split.costs_from(from);
        for (std::size_t to = 0; to < points.size(); ++to) {
          const Weight found = matrix.column(to, metric)[from];
          ASSERT_EQ(found.is_finite(), wanted[to].has_value()) << "round " << round;
          if (wanted[to]) {
            ASSERT_EQ(found.units(), *wanted[to]) << "round " << round;
          }
        }
      }
    }
  }
  EXPECT_GT(cores, 50U) << "of 500 graphs enough have one";
}

// More than a batch of sixteen, so that a batch is left over, in every code and order: the same
// columns, each once.
TEST(TravelColumns, AreTheSameInEveryCodeOrderAndNumberOfThreads) {
  std::mt19937 random{16};
  for (int round = 0; round < 50; ++round) {
    const DrawnGraph drawn = random_graph(random);
    std::vector<model::Snap> snaps;
    for (int i = 0; i < 37; ++i) {
      snaps.push_back(i % 9 == 8 ? too_far() : random_point(drawn, random));
    }
    const Engine core = with_core(drawn.graph());
    const Engine hierarchy = engine_of(drawn.graph(), Method::hierarchy);
    const TravelMatrix wanted{core, snaps, snaps};
    for (const unsigned threads : {1U, 2U, 3U, 8U}) {
      for (const LaneCode code : {LaneCode::scalar, best_lane_code()}) {
        for (const bool in_order : {false, true}) {
          base::Task task;
          task.threads.count = threads;
          TravelColumnOptions options;
          options.code = code;
          options.in_order = in_order;
          const TravelMatrix found{hierarchy, snaps, snaps, task, options};
          for (std::size_t to = 0; to < snaps.size(); ++to) {
            for (const Metric metric : base::kMetrics) {
              ASSERT_EQ(found.column(to, metric), wanted.column(to, metric)) << "round " << round;
            }
          }
        }
      }
    }
  }
}

// Four nodes in a row, one destination at each, asked for from the far end and back.
TEST(TravelColumns, ComeInTheirOrderOrNearOnesBesideEachOther) {
  const DrawnGraph drawn{4, {{0, 1, 10, 10}, {1, 2, 10, 10}, {2, 3, 10, 10}}};
  const std::vector<model::Snap> destinations{drawn.on_road(2, 0.9), drawn.on_road(0, 0.1),
                                              drawn.on_road(2, 0.8), drawn.on_road(0, 0.2)};
  const Engine engine = engine_of(drawn.graph(), Method::hierarchy);
  const auto order = [&](bool in_order) {
    TravelColumnOptions options;
    options.in_order = in_order;
    std::vector<std::size_t> seen;
    for_each_travel_column(engine, destinations, destinations, options, {},
                           [&](const TravelColumn& column) { seen.push_back(column.destination); });
    return seen;
  };
  EXPECT_EQ(order(true), (std::vector<std::size_t>{0, 1, 2, 3}));
  const auto near = order(false);
  EXPECT_TRUE(near == (std::vector<std::size_t>{0, 2, 1, 3}) ||
              near == (std::vector<std::size_t>{1, 3, 0, 2}))
      << testing::PrintToString(near);
}

TEST(TravelColumns, TellOfEachDestinationThatIsDone) {
  const DrawnGraph drawn{2, {{0, 1, 10, 20}}};
  const std::vector<model::Snap> snaps(20, drawn.on_road(0, 0.5));
  narhet::test::HeardProgress progress;
  base::Task task;
  task.progress = &progress;
  const Engine engine = engine_of(drawn.graph(), Method::hierarchy);
  static_cast<void>(TravelMatrix{engine, snaps, snaps, task});
  ASSERT_EQ(progress.phases.size(), 1U);
  EXPECT_EQ(progress.phases[0].total, 20U);
  EXPECT_EQ(progress.phases[0].steps, 20U);
}

TEST(TravelColumns, StopsWhenAskedTo) {
  const DrawnGraph drawn{2, {{0, 1, 10, 20}}};
  const std::vector<model::Snap> snaps{drawn.on_road(0, 0.0)};
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  const Engine engine = engine_of(drawn.graph(), Method::hierarchy);
  EXPECT_THROW((TravelMatrix{engine, snaps, snaps, task}), base::Cancelled);
}

}  // namespace
}  // namespace narhet::routing::test
