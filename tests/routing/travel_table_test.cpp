// SPDX-License-Identifier: MIT
#include "narhet/routing/travel_table.hpp"

#include "routing/drawn_graph.hpp"
#include "support/split_graph.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::Weight;

TEST(TravelTable, HasNoWayFromOrToWhatIsOnNoRoad) {
  const DrawnGraph drawn{2, {{0, 1, 10, 20}}};
  const std::vector<model::Snap> places{drawn.on_road(0, 0.0), too_far()};
  const std::vector<model::Snap> destinations{drawn.on_road(0, 1.0), too_far()};
  const auto table = travel_table(drawn.graph(), places, destinations, base::Task{});
  EXPECT_EQ(table.column(0, Metric::distance)[0], Weight{10});
  EXPECT_EQ(table.column(0, Metric::time)[0], Weight{20});
  EXPECT_FALSE(table.column(0, Metric::time)[1].is_finite());
  EXPECT_FALSE(table.column(1, Metric::time)[0].is_finite());
}

TEST(TravelTable, IsThatOfBoostsDijkstraOnTheSplitGraph) {
  std::mt19937 random{4711};
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = random_graph(random);
    std::vector<model::Snap> snaps;
    std::vector<model::RoadPosition> points;
    for (int i = 0; i < 6; ++i) {
      snaps.push_back(random_point(drawn, random));
      points.push_back(*snaps.back().position);
    }
    base::Task task;
    task.threads.count = 1 + static_cast<unsigned>(round % 3);
    const auto table = travel_table(drawn.graph(), snaps, snaps, task);
    for (const Metric metric : base::kMetrics) {
      const narhet::test::SplitGraph split{drawn.graph(), points, metric};
      for (std::size_t from = 0; from < points.size(); ++from) {
        const auto wanted = split.costs_from(from);
        for (std::size_t to = 0; to < points.size(); ++to) {
          const Weight found = table.column(to, metric)[from];
          ASSERT_EQ(found.is_finite(), wanted[to].has_value()) << "round " << round;
          if (wanted[to]) {
            ASSERT_EQ(found.units(), *wanted[to]) << "round " << round;
          }
        }
      }
    }
  }
}

TEST(TravelTable, StopsWhenAskedTo) {
  const DrawnGraph drawn{2, {{0, 1, 10, 20}}};
  const std::vector<model::Snap> snaps{drawn.on_road(0, 0.0)};
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(travel_table(drawn.graph(), snaps, snaps, task)), base::Cancelled);
}

}  // namespace
}  // namespace narhet::routing::test
