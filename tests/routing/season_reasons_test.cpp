// SPDX-License-Identifier: MIT
#include "narhet/routing/season_reasons.hpp"

#include "routing/drawn_graph.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/routing/nearest_two.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using model::ReachStatus;

constexpr base::KindIndex kShop{0};

model::KindSet shop(bool is_one = true) {
  model::KindSet set;
  if (is_one) {
    set.insert(kShop);
  }
  return set;
}

/// Of the season: the nearest with reasons.
model::NearestTable nearest(const network::RoadGraph& graph,
                            const std::vector<model::Snap>& places,
                            const std::vector<model::Snap>& services,
                            const std::vector<model::KindSet>& kinds,
                            const std::vector<model::KindSet>& kinds_in_any_season,
                            unsigned threads = 1) {
  base::Task task;
  task.threads.count = threads;
  const Engine engine = narhet::test::engine_of(graph, Method::hierarchy);
  auto table = nearest_two(engine, places, services, kinds, 1, {}, task);
  tell_closed_this_season(graph, places, services, kinds_in_any_season, table, task);
  return table;
}

/// Which arcs a season closes: those of roads, both ways.
std::vector<bool> closed(const DrawnGraph& drawn, const std::vector<std::size_t>& roads) {
  std::vector<bool> arcs(drawn.graph().arc_count(), false);
  for (const std::size_t road : roads) {
    const model::Snap on_it = drawn.on_road(road, 0.5);
    for (const model::ArcPosition& at : on_it.position->positions()) {
      arcs[base::index(at.arc)] = true;
    }
  }
  return arcs;
}

// The mainland 0 - 1, the ferry 1 - 2, the island 2 - 3, and 4 - 5 that nothing leads to.
TEST(SeasonReasons, AFerryThatDoesNotRunSeparatesAnIsland) {
  const DrawnGraph drawn{6, {{0, 1, 10, 10}, {1, 2, 10, 10}, {2, 3, 10, 10}, {4, 5, 10, 10}}};
  const std::vector<model::Snap> places{drawn.on_road(0, 0.5), drawn.on_road(2, 0.5),
                                        drawn.on_road(3, 0.5), too_far()};
  const std::vector<model::Snap> shops{drawn.on_road(0, 0.0)};
  const auto winter = drawn.graph().in_season(closed(drawn, {1}));
  const auto table = nearest(winter, places, shops, {shop()}, {shop()});
  const auto status = [&](std::size_t place) {
    return table.at(base::id_at<base::PlaceIndex>(place), kShop, Metric::time).status;
  };
  EXPECT_EQ(status(0), ReachStatus::reached);
  EXPECT_EQ(status(1), ReachStatus::closed_this_season);
  EXPECT_EQ(status(2), ReachStatus::unreachable_island) << "in no season anything leads there";
  EXPECT_EQ(status(3), ReachStatus::not_on_road);
  const auto summer = nearest(drawn.graph(), places, shops, {shop()}, {shop()});
  EXPECT_EQ(summer.at(base::PlaceIndex{1}, kShop, Metric::time).status, ReachStatus::reached);
}

// A house on a winter road, tied to it whatever the season.
TEST(SeasonReasons, APlaceOnAClosedRoadIsClosedThisSeason) {
  const DrawnGraph drawn{3, {{0, 1, 10, 10}, {1, 2, 10, 10}}};
  const std::vector<model::Snap> places{drawn.on_road(1, 0.5)};
  const auto summer = drawn.graph().in_season(closed(drawn, {1}));
  for (const std::size_t road : {0U, 1U}) {
    const auto table = nearest(summer, places, {drawn.on_road(road, 0.9)}, {shop()}, {shop()});
    EXPECT_EQ(table.at(base::PlaceIndex{0}, kShop, Metric::time).status,
              ReachStatus::closed_this_season)
        << "also where the shop lies on the same road " << road;
  }
}

TEST(SeasonReasons, AKindWhoseOnlyPointIsClosedHasAReason) {
  const DrawnGraph drawn{4, {{0, 1, 10, 10}, {2, 3, 10, 10}}};
  const std::vector<model::Snap> places{drawn.on_road(0, 0.5), drawn.on_road(1, 0.5), too_far()};
  const auto table =
      nearest(drawn.graph(), places, {drawn.on_road(0, 0.0)}, {shop(false)}, {shop()});
  const auto column = table.column(kShop, Metric::distance);
  EXPECT_EQ(column[0].status, ReachStatus::closed_this_season);
  EXPECT_EQ(column[1].status, ReachStatus::unreachable_island);
  EXPECT_EQ(column[2].status, ReachStatus::not_on_road);
  const auto none =
      nearest(drawn.graph(), places, {drawn.on_road(0, 0.0)}, {shop(false)}, {shop(false)});
  EXPECT_EQ(none.column(kShop, Metric::distance)[0].status, ReachStatus::no_service_of_kind);
}

// Boost's Dijkstra on the split graph of the season, and on that of all seasons together.
TEST(SeasonReasons, AreThoseOfBoostsDijkstraInTheSeasonAndInAll) {
  std::mt19937 random{20261126};
  std::size_t closed_this_season = 0;
  std::size_t reached = 0;
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = random_graph(random);
    std::vector<bool> arcs(drawn.graph().arc_count());
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      arcs[i] = random() % 4 == 0;
    }
    const network::RoadGraph graph = drawn.graph().in_season(arcs);
    std::vector<model::Snap> places;
    std::vector<model::Snap> services;
    std::vector<model::RoadPosition> points;
    std::vector<model::KindSet> now;
    std::vector<model::KindSet> ever;
    for (std::size_t i = 0; i < 4; ++i) {
      places.push_back(random_point(drawn, random));
      points.push_back(*places.back().position);
    }
    for (std::size_t i = random() % 4; i > 0; --i) {
      services.push_back(random_point(drawn, random));
      points.push_back(*services.back().position);
      now.push_back(shop(random() % 2 == 0));
      ever.push_back(shop(!now.back().empty() || random() % 2 == 0));
    }
    const auto table = nearest(graph, places, services, now, ever);
    for (const Metric metric : base::kMetrics) {
      const narhet::test::SplitGraph season{graph, points, metric};
      const narhet::test::SplitGraph all{drawn.graph(), points, metric};
      for (std::size_t i = 0; i < places.size(); ++i) {
        const auto in_season = season.costs_from(i);
        const auto in_any = all.costs_from(i);
        std::optional<std::uint64_t> cost;
        bool leads_ever = false;
        for (std::size_t j = 0; j < services.size(); ++j) {
          const auto to = in_season[places.size() + j];
          if (!now[j].empty() && to) {
            cost = std::min(cost.value_or(*to), *to);
          }
          leads_ever = leads_ever || (!ever[j].empty() && in_any[places.size() + j]);
        }
        const auto& found = table.at(base::id_at<base::PlaceIndex>(i), kShop, metric);
        ASSERT_EQ(found.nearest.has_value(), cost.has_value()) << "round " << round;
        if (cost) {
          ASSERT_EQ(found.nearest->cost.units(), *cost) << "round " << round;
        }
        ASSERT_EQ(found.status == ReachStatus::closed_this_season, !cost && leads_ever)
            << "round " << round;
        closed_this_season += !cost && leads_ever ? 1U : 0U;
        reached += cost ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(closed_this_season, 500U);
  EXPECT_GT(reached, 500U);
}

TEST(SeasonReasons, AreTheSameForAnyNumberOfThreads) {
  std::mt19937 random{3};
  const DrawnGraph drawn = random_graph(random);
  std::vector<bool> arcs(drawn.graph().arc_count(), false);
  for (std::size_t i = 0; i < arcs.size(); i += 2) {
    arcs[i] = true;
  }
  const network::RoadGraph graph = drawn.graph().in_season(arcs);
  std::vector<model::Snap> points;
  for (int i = 0; i < 40; ++i) {
    points.push_back(random_point(drawn, random));
  }
  const std::vector<model::KindSet> kinds(points.size(), shop());
  const auto one = nearest(graph, points, points, kinds, kinds, 1);
  const auto four = nearest(graph, points, points, kinds, kinds, 4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (const Metric metric : base::kMetrics) {
      EXPECT_EQ(one.column(kShop, metric)[i].status, four.column(kShop, metric)[i].status);
    }
  }
}

}  // namespace
}  // namespace narhet::routing::test
