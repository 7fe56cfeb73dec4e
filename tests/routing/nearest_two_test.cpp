// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_two.hpp"

#include "routing/drawn_graph.hpp"
#include "support/heard_progress.hpp"
#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::Weight;
using model::ReachStatus;

constexpr base::KindIndex kShop{0};
constexpr base::KindIndex kPharmacy{1};

model::KindSet kinds(bool shop, bool pharmacy = false) {
  model::KindSet set;
  if (shop) {
    set.insert(kShop);
  }
  if (pharmacy) {
    set.insert(kPharmacy);
  }
  return set;
}

void expect_equal(const model::NearestTable& one, const model::NearestTable& other) {
  for (const base::KindIndex kind : {kShop, kPharmacy}) {
    for (const Metric metric : base::kMetrics) {
      for (std::size_t i = 0; i < one.place_count(); ++i) {
        const auto& a = one.column(kind, metric)[i];
        const auto& b = other.column(kind, metric)[i];
        EXPECT_EQ(std::tie(a.nearest, a.second, a.status, a.edge_uncertain),
                  std::tie(b.nearest, b.second, b.status, b.edge_uncertain));
      }
    }
  }
}

model::NearestTable nearest(const DrawnGraph& drawn,
                            const std::vector<model::Snap>& places,
                            const std::vector<model::Snap>& services,
                            const std::vector<model::KindSet>& kinds_of_service,
                            const std::vector<base::NodeId>& edge = {},
                            unsigned threads = 1) {
  base::Task task;
  task.threads.count = threads;
  // Small as it is, the map has no core of four neighbours; one of two is another way to the same.
  const Elimination few = eliminate(drawn.graph(), 2, {});
  const auto by_core = nearest_two(Engine{drawn.graph(), few, {}}, places, services,
                                   kinds_of_service, 2, {edge, {}}, task);
  const Engine hierarchy = narhet::test::engine_of(drawn.graph(), Method::hierarchy);
  auto table = nearest_two(hierarchy, places, services, kinds_of_service, 2, {edge, {}}, task);
  expect_equal(table, by_core);
  return table;
}

model::NearestTable nearest_shops(const DrawnGraph& drawn,
                                  const model::Snap& place,
                                  const std::vector<model::Snap>& services,
                                  const std::vector<base::NodeId>& edge = {}) {
  return nearest(drawn, {place}, services,
                 std::vector<model::KindSet>(services.size(), kinds(true)), edge);
}

const model::NearestPair& by(const model::NearestTable& table, Metric metric) {
  return table.at(base::PlaceIndex{0}, kShop, metric);
}

// 0 --1000-- 1 --1000-- 2: the place at 0, its shop at the other end, and between them, or on the
// place's own road, one that was left out.
TEST(NearestTwo, AreUncertainWhereAServiceThatWasLeftOutIsNearer) {
  const DrawnGraph drawn{3, {{0, 1, 1000, 1000}, {1, 2, 1000, 1000}}};
  const std::vector<model::Snap> place{drawn.on_road(0, 0.2)};
  const std::vector<model::Snap> shop{drawn.on_road(1, 1.0)};
  const Engine engine = narhet::test::engine_of(drawn.graph(), Method::hierarchy);
  const auto to_edge = [&](const model::Snap& left_out, std::size_t* uncertain) {
    const std::vector<model::Snap> points{left_out};
    const auto table =
        nearest_two(engine, place, shop, std::vector{kinds(true)}, 2, {{}, points}, {});
    *uncertain = by(table, Metric::distance).edge_uncertain ? 1U : 0U;
    return table.to_edge(Metric::distance)[0];
  };
  std::size_t uncertain = 0;
  EXPECT_EQ(to_edge(drawn.on_road(1, 0.5, {Weight{3}, Weight{3}}), &uncertain), Weight{1303});
  EXPECT_EQ(uncertain, 1U);
  EXPECT_EQ(to_edge(drawn.on_road(0, 0.3), &uncertain), Weight{100}) << "on its own road";
  EXPECT_EQ(uncertain, 1U);
  EXPECT_EQ(to_edge({}, &uncertain), std::nullopt) << "one that lies at none of the roads";
  EXPECT_EQ(uncertain, 0U);
}

// Three roads of as much as one may have are more than can be counted: the shop at the end would be
// called an island's, and its way is an error instead.  One road less is still a way.
TEST(NearestTwo, RefuseAWayThatIsTooLongToCount) {
  constexpr std::uint32_t kMost = Weight::kMaxArc;
  const DrawnGraph drawn{4, {{0, 1, kMost, 10}, {1, 2, kMost - 9, 10}, {2, 3, kMost, 10}}};
  const model::Snap place = drawn.on_road(0, 0.0);
  try {
    static_cast<void>(nearest_shops(drawn, place, {drawn.on_road(2, 1.0)}));
    FAIL() << "3 x 2^30 cm do not fit";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::internal);
  }
  const auto table = nearest_shops(drawn, place, {drawn.on_road(1, 1.0)});
  EXPECT_EQ(by(table, Metric::distance).nearest->cost, Weight{2 * kMost - 9});
}

TEST(NearestTwo, TellOfEachKindThatIsDone) {
  const DrawnGraph drawn{2, {{0, 1, 1000, 1000}}};
  const std::vector<model::Snap> place{drawn.on_road(0, 0.2)};
  narhet::test::HeardProgress progress;
  base::Task task;
  task.progress = &progress;
  const Engine engine = narhet::test::engine_of(drawn.graph(), Method::hierarchy);
  static_cast<void>(nearest_two(engine, place, place, std::vector{kinds(true)}, 2, {}, task));
  ASSERT_EQ(progress.phases.size(), 1U);
  EXPECT_EQ(progress.phases[0].total, 4U) << "two kinds, by km and by minutes";
  EXPECT_EQ(progress.phases[0].steps, 4U);
}

// 0 --1000 cm, 60 000 ms-- 1 --3000 cm, 20 000 ms-- 2; the place in the middle of the first road.
TEST(NearestTwo, HaveTheirOwnNearestByKmAndByMinutes) {
  const DrawnGraph drawn{3, {{0, 1, 1000, 60'000}, {1, 2, 3000, 20'000}}};
  const model::Snap place = drawn.on_road(1, 0.25, {Weight{7}, Weight{70}});
  const auto table = nearest_shops(
      drawn, place, {drawn.on_road(0, 0.0, {Weight{5}, Weight{50}}), drawn.on_road(1, 1.0)});
  // West: 750 + 1000 and both legs; east: 2250 and one.
  EXPECT_EQ(by(table, Metric::distance).nearest,
            (model::Reached{base::ServiceIndex{0}, Weight{1762}}));
  EXPECT_EQ(by(table, Metric::distance).second,
            (model::Reached{base::ServiceIndex{1}, Weight{2257}}));
  // East: 15 000 ms; west: 5000 + 60 000 and both legs.
  EXPECT_EQ(by(table, Metric::time).nearest,
            (model::Reached{base::ServiceIndex{1}, Weight{15'070}}));
  EXPECT_EQ(by(table, Metric::time).second,
            (model::Reached{base::ServiceIndex{0}, Weight{65'120}}));
}

// Two shops on the same arc as the place, one on either side: neither way passes a node.
TEST(NearestTwo, AreFoundOnThePlacesOwnRoad) {
  const DrawnGraph drawn{2, {{0, 1, 1000, 1000}}};
  const auto table =
      nearest_shops(drawn, drawn.on_road(0, 0.5), {drawn.on_road(0, 0.2), drawn.on_road(0, 0.9)});
  EXPECT_EQ(by(table, Metric::distance).nearest,
            (model::Reached{base::ServiceIndex{0}, Weight{300}}));
  EXPECT_EQ(by(table, Metric::distance).second,
            (model::Reached{base::ServiceIndex{1}, Weight{400}}));
}

// One-way 0 > 1, back on 1 > 2 > 0: a shop behind the place is 1000 + 500 + 500 - 300 away.
TEST(NearestTwo, GoAroundToAShopBehindOnAOneWayRoad) {
  const DrawnGraph drawn{
      3, {{0, 1, 1000, 1000, true}, {1, 2, 500, 500, true}, {2, 0, 500, 500, true}}};
  const auto table = nearest_shops(drawn, drawn.on_road(0, 0.5), {drawn.on_road(0, 0.2)});
  EXPECT_EQ(by(table, Metric::distance).nearest,
            (model::Reached{base::ServiceIndex{0}, Weight{1700}}));
  EXPECT_FALSE(by(table, Metric::distance).second);
}

TEST(NearestTwo, GoFromThePlaceToTheServiceAndNotBack) {
  const DrawnGraph drawn{2, {{0, 1, 1000, 1000, true}, {1, 0, 5000, 5000, true}}};
  const auto table = nearest_shops(drawn, drawn.on_road(0, 0.0), {drawn.on_road(0, 1.0)});
  EXPECT_EQ(by(table, Metric::distance).nearest->cost, Weight{1000});
  const auto back = nearest_shops(drawn, drawn.on_road(0, 1.0), {drawn.on_road(0, 0.0)});
  EXPECT_EQ(by(back, Metric::distance).nearest->cost, Weight{5000});
}

TEST(NearestTwo, AreTheLowerServicesOfEqualCosts) {
  const DrawnGraph drawn{2, {{0, 1, 1000, 1000}}};
  const auto table =
      nearest_shops(drawn, drawn.on_road(0, 0.5),
                    {drawn.on_road(0, 1.0), drawn.on_road(0, 0.0), drawn.on_road(0, 1.0)});
  EXPECT_EQ(by(table, Metric::time).nearest->service, base::ServiceIndex{0});
  EXPECT_EQ(by(table, Metric::time).second->service, base::ServiceIndex{1});
}

TEST(NearestTwo, SayWhyNothingIsReached) {
  // 0 and 1 hang together, 1 > 2 is one-way, 3 and 4 are an island.
  const DrawnGraph drawn{5, {{0, 1, 10, 10}, {1, 2, 10, 10, true}, {3, 4, 10, 10}}};
  const std::vector<model::Snap> places{drawn.on_road(0, 0.5), drawn.on_road(1, 1.0),
                                        drawn.on_road(2, 0.5), too_far()};
  const auto table =
      nearest(drawn, places, {drawn.on_road(0, 0.0), too_far()}, {kinds(true), kinds(false, true)});
  const auto status = [&](std::size_t place, base::KindIndex kind) {
    return table.at(base::id_at<base::PlaceIndex>(place), kind, Metric::time).status;
  };
  EXPECT_EQ(status(0, kShop), ReachStatus::reached);
  EXPECT_EQ(status(1, kShop), ReachStatus::unreachable_one_way_trap);
  EXPECT_EQ(status(2, kShop), ReachStatus::unreachable_island);
  EXPECT_EQ(status(3, kShop), ReachStatus::not_on_road);
  for (const std::size_t place : {0U, 1U, 2U, 3U}) {
    EXPECT_EQ(status(place, kPharmacy), ReachStatus::no_service_of_kind)
        << "the only pharmacy lies on no road";
  }
}

// 0 --100-- 1 --100-- 2 --100-- 3, the place at 1; the roads are cut off at 3.
TEST(NearestTwo, AreUncertainWhereTheEdgeIsNearerThanTheSecond) {
  const DrawnGraph drawn{4, {{0, 1, 100, 100}, {1, 2, 100, 100}, {2, 3, 100, 100}}};
  const model::Snap place = drawn.on_road(0, 1.0);
  const std::vector<base::NodeId> edge{base::NodeId{3}};
  const auto uncertain = [&](const std::vector<model::Snap>& shops) {
    return by(nearest_shops(drawn, place, shops, edge), Metric::distance).edge_uncertain;
  };
  const model::Snap at_place = drawn.on_road(0, 1.0);
  EXPECT_FALSE(uncertain({at_place, drawn.on_road(0, 0.0)})) << "both within 100, the edge at 200";
  EXPECT_FALSE(uncertain({at_place, drawn.on_road(2, 1.0)})) << "the second is at the edge itself";
  EXPECT_TRUE(uncertain({at_place})) << "no second: it may lie beyond";
  EXPECT_TRUE(uncertain({drawn.on_road(2, 1.0, {Weight{1}, Weight{1}})}));
  EXPECT_TRUE(uncertain({}));
}

TEST(NearestTwo, RefuseNoEmptyStudy) {
  const DrawnGraph drawn{2, {{0, 1, 10, 10}}};
  EXPECT_EQ(nearest(drawn, {}, {}, {}).place_count(), 0U);
}

/// What the split graph says of one place and the shops (points are the places, then the services).
struct Oracle {
  const narhet::test::SplitGraph& split;
  std::size_t places{};
  const std::vector<model::Snap>& services;
  const std::vector<model::KindSet>& kinds_of_service;
  const std::vector<base::NodeId>& edge;

  [[nodiscard]] std::optional<Weight> to_edge(std::size_t place) const {
    const auto cost = split.cost_to_nearest(place, edge);
    return cost ? std::optional{Weight{static_cast<std::uint32_t>(*cost)}} : std::nullopt;
  }

  [[nodiscard]] model::NearestPair pair(std::size_t place) const {
    const auto costs = split.costs_from(place);
    std::vector<model::Reached> reached;
    bool connected = false;
    for (std::size_t i = 0; i < services.size(); ++i) {
      if (!kinds_of_service[i].contains(kShop)) {
        continue;
      }
      connected = connected || split.are_connected(place, places + i);
      if (const auto cost = costs[places + i]) {
        reached.push_back(
            {base::id_at<base::ServiceIndex>(i), Weight{static_cast<std::uint32_t>(*cost)}});
      }
    }
    std::sort(reached.begin(), reached.end());
    const bool any = std::any_of(kinds_of_service.begin(), kinds_of_service.end(),
                                 [](const model::KindSet& set) { return set.contains(kShop); });
    model::NearestPair result;
    result.status = !reached.empty() ? ReachStatus::reached
                    : !any           ? ReachStatus::no_service_of_kind
                    : connected      ? ReachStatus::unreachable_one_way_trap
                                     : ReachStatus::unreachable_island;
    if (!reached.empty()) {
      result.nearest = reached[0];
    }
    if (reached.size() > 1) {
      result.second = reached[1];
    }
    const auto edge_cost = to_edge(place);
    result.edge_uncertain = edge_cost && (!result.second || *edge_cost < result.second->cost);
    return result;
  }
};

TEST(NearestTwo, AreThoseOfBoostsDijkstraOnTheSplitGraph) {
  std::mt19937 random{20261123};
  std::size_t unreached = 0;
  std::size_t edge_unreached = 0;
  for (int round = 0; round < 2000; ++round) {
    const DrawnGraph drawn = random_graph(random);
    std::vector<model::Snap> places;
    std::vector<model::Snap> services;
    std::vector<model::KindSet> kinds_of_service;
    std::vector<model::RoadPosition> points;
    for (std::size_t i = 0; i < 4; ++i) {
      places.push_back(random_point(drawn, random));
      points.push_back(*places.back().position);
    }
    for (std::size_t i = random() % 5; i > 0; --i) {
      services.push_back(random_point(drawn, random));
      points.push_back(*services.back().position);
      kinds_of_service.push_back(kinds(random() % 3 != 0, true));
    }
    std::vector<base::NodeId> edge;
    if (random() % 2 == 0) {
      edge.push_back(base::id_at<base::NodeId>(random() % drawn.graph().node_count()));
    }
    const auto table = nearest(drawn, places, services, kinds_of_service, edge);
    for (const Metric metric : base::kMetrics) {
      const narhet::test::SplitGraph split{drawn.graph(), points, metric};
      const Oracle oracle{split, places.size(), services, kinds_of_service, edge};
      for (std::size_t i = 0; i < places.size(); ++i) {
        const auto wanted = oracle.pair(i);
        const auto& found = table.at(base::id_at<base::PlaceIndex>(i), kShop, metric);
        ASSERT_EQ(found.status, wanted.status) << "round " << round;
        ASSERT_EQ(found.nearest, wanted.nearest) << "round " << round;
        ASSERT_EQ(found.second, wanted.second) << "round " << round;
        ASSERT_EQ(found.edge_uncertain, wanted.edge_uncertain) << "round " << round;
        const auto to_edge = table.to_edge(metric)[i];
        ASSERT_EQ(to_edge, oracle.to_edge(i)) << "round " << round;
        edge_unreached += !edge.empty() && !to_edge ? 1U : 0U;
        unreached += found.nearest ? 0U : 1U;
      }
    }
  }
  EXPECT_GT(unreached, 100U) << "the maps must have places that reach nothing";
  EXPECT_GT(edge_unreached, 100U) << "and places that cannot leave the map";
}

TEST(NearestTwo, AreTheSameForAnyNumberOfThreads) {
  std::mt19937 random{1};
  const DrawnGraph drawn = random_graph(random);
  std::vector<model::Snap> points;
  for (int i = 0; i < 40; ++i) {
    points.push_back(random_point(drawn, random));
  }
  const std::vector<model::KindSet> all(points.size(), kinds(true, true));
  const auto alone = nearest(drawn, points, points, all);
  for (const unsigned threads : {2U, 7U}) {
    const auto together = nearest(drawn, points, points, all, {}, threads);
    for (const base::KindIndex kind : {kShop, kPharmacy}) {
      for (const Metric metric : base::kMetrics) {
        const auto a = alone.column(kind, metric);
        const auto b = together.column(kind, metric);
        EXPECT_TRUE(
            std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
              return x.nearest == y.nearest && x.second == y.second && x.status == y.status;
            }));
      }
    }
  }
}

}  // namespace
}  // namespace narhet::routing::test
