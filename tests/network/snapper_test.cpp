// SPDX-License-Identifier: MIT
#include "narhet/network/snapper.hpp"

#include "network/drawn_roads.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace narhet::network::test {
namespace {

using base::Metric;
using base::Weight;
using model::RoadClass;
using model::SnapStatus;

constexpr base::MetresPerSecond kWalk{5.0 / 3.6};

/// What SWEREF 99 TM makes of a metre near its central meridian.
constexpr double kScale = 0.9996;

// 1 --2000 m-- 2 to the east, and whatever a test adds.
DrawnRoads main_road() {
  DrawnRoads drawn;
  drawn.node(1, 0.0, 0.0).node(2, 2000.0, 0.0).road({1, 2});
  return drawn;
}

model::Snap snap(const DrawnRoads& drawn, geo::Point point, const SnapOptions& options = {}) {
  const RoadNetwork network = drawn.network();
  const Snapper snapper{network, study_crs(), options};
  model::Snap found = snapper.snap(point, kWalk);
  if (found.position) {
    for (const model::ArcPosition& each : found.position->positions()) {
      for (const Metric metric : base::kMetrics) {
        EXPECT_EQ(each.before[metric] + each.after[metric], network.graph.weight(metric, each.arc));
      }
    }
  }
  return found;
}

TEST(Snapper, PutsAPointOnBothArcsOfTheNearestRoad) {
  const model::Snap found = snap(main_road(), at(500.0, 60.0));
  ASSERT_EQ(found.status, SnapStatus::on_road);
  EXPECT_NEAR(*found.distance, 60.0, 0.05);
  const model::RoadPosition& position = *found.position;
  ASSERT_EQ(position.arc_count, 2);
  EXPECT_NEAR(position.foot.x, at(500.0, 0.0).x, 0.1);
  EXPECT_NEAR(position.foot.y, at(500.0, 0.0).y, 0.1);
  EXPECT_NEAR(position.arcs[0].before.distance.units(), 500.0 / kScale * 100.0, 20.0);
  EXPECT_EQ(position.arcs[0].before, position.arcs[1].after);
  EXPECT_EQ(position.arcs[0].after, position.arcs[1].before);
  // The leg: 60 m of the map are 60.02 m on the ground, walked at 5 km/h.
  EXPECT_NEAR(position.leg.distance.units(), 60.0 / kScale * 100.0, 5.0);
  EXPECT_NEAR(position.leg.time.units(), 60.0 / kScale * 720.0, 40.0);
}

TEST(Snapper, PutsAPointOnTheOneArcOfAOneWayRoad) {
  DrawnRoads drawn;
  drawn.node(1, 0.0, 0.0).node(2, 2000.0, 0.0).road({1, 2}).open.car = model::Direction::backward;
  const model::Snap found = snap(drawn, at(500.0, 10.0));
  ASSERT_EQ(found.position->arc_count, 1);
  EXPECT_NEAR(found.position->arcs[0].before.distance.units(), 1500.0 / kScale * 100.0, 20.0);
}

TEST(Snapper, PutsAPointBeyondTheEndAtTheEnd) {
  const model::Snap found = snap(main_road(), at(-300.0, 400.0));
  EXPECT_NEAR(*found.distance, 500.0, 0.1);
  EXPECT_EQ(found.position->arcs[0].before, base::PerMetric<Weight>{});
}

TEST(Snapper, MeasuresAlongTheBendsOfTheRoad) {
  DrawnRoads drawn;
  drawn.node(1, 0.0, 0.0).node(2, 0.0, 300.0).node(3, 400.0, 300.0).road({1, 2, 3});
  const model::Snap found = snap(drawn, at(100.0, 305.0));
  EXPECT_NEAR(found.position->arcs[0].before.distance.units(), 400.0 / kScale * 100.0, 20.0);
}

TEST(Snapper, PassesByFerriesAndMotorwaysForARoadFartherAway) {
  for (const RoadClass closed : {RoadClass::ferry, RoadClass::motorway, RoadClass::motorway_link}) {
    DrawnRoads drawn = main_road();
    drawn.node(3, 0.0, 1000.0).node(4, 2000.0, 1000.0).road({3, 4}, closed);
    const model::Snap found = snap(drawn, at(500.0, 990.0));
    EXPECT_NEAR(*found.distance, 990.0, 1.0) << static_cast<int>(closed);
  }
}

TEST(Snapper, GivesUpBeyondMaxSnap) {
  DrawnRoads drawn = main_road();
  drawn.node(3, 2000.0, 3000.0).road({2, 3});
  const model::Snap within = snap(drawn, at(100.0, 1990.0));
  EXPECT_EQ(within.status, SnapStatus::on_road);
  const model::Snap nearer_than_extent =
      snap(drawn, at(0.0, 2900.0), {.max_snap = base::Metres{1500.0}});
  EXPECT_EQ(nearer_than_extent.status, SnapStatus::too_far_from_road);
  EXPECT_NEAR(*nearer_than_extent.distance, 2000.0, 1.0);
  EXPECT_FALSE(nearer_than_extent.position);
  EXPECT_EQ(snap(drawn, at(-2500.0, 0.0)).status, SnapStatus::outside_network);
}

TEST(Snapper, CountsMaxSnapItselfAsNear) {
  const double distance = *snap(main_road(), at(500.0, 60.0)).distance;
  EXPECT_EQ(snap(main_road(), at(500.0, 60.0), {.max_snap = base::Metres{distance}}).status,
            SnapStatus::on_road);
}

/// A piece of road that hangs together with nothing, `away` metres north of the main road.
DrawnRoads with_stub(double away, double length) {
  DrawnRoads drawn = main_road();
  drawn.node(3, 1000.0, away).node(4, 1000.0 + length, away).road({3, 4});
  return drawn;
}

TEST(Snapper, LeavesScrapAside) {
  EXPECT_NEAR(*snap(with_stub(50.0, 100.0), at(1050.0, 60.0)).distance, 60.0, 0.1)
      << "100 m of road, 50 m from the network: a drawing error";
  EXPECT_NEAR(*snap(with_stub(150.0, 100.0), at(1050.0, 160.0)).distance, 10.0, 0.1)
      << "150 m away: an island";
  EXPECT_NEAR(*snap(with_stub(50.0, 600.0), at(1050.0, 60.0)).distance, 10.0, 0.1)
      << "600 m of road are no drawing error";
}

// The main road is 2 km long; an island with 1.2 km of road lies 3 km north of it, and beside the
// island's road stands the point.
TEST(Snapper, TiesAPointOfAnIslandToTheMainNetworkWhereThatIsAskedFor) {
  DrawnRoads drawn = main_road();
  drawn.node(3, 0.0, 3000.0).node(4, 1200.0, 3000.0).road({3, 4});
  const geo::Point point = at(600.0, 2900.0);
  EXPECT_NEAR(*snap(drawn, point, {.max_snap = base::Metres{5000.0}}).distance, 100.0, 0.1);
  const model::Snap found =
      snap(drawn, point, {.max_snap = base::Metres{5000.0}, .parts = RoadParts::main});
  ASSERT_EQ(found.status, SnapStatus::on_road);
  EXPECT_NEAR(*found.distance, 2900.0, 1.5);
  EXPECT_NEAR(found.position->foot.y, at(600.0, 0.0).y, 0.1);
  // The roads of the other part go on where nothing is loaded: they meet the main ones out there.
  drawn.edge(4);
  EXPECT_NEAR(
      *snap(drawn, point, {.max_snap = base::Metres{5000.0}, .parts = RoadParts::main}).distance,
      100.0, 0.1);
}

TEST(Snapper, CountsTheLinksThatAreScrap) {
  const DrawnRoads drawn = with_stub(50.0, 100.0);
  const RoadNetwork network = drawn.network();
  EXPECT_EQ((Snapper{network, study_crs(), {}}.scrap_links()), 1U);
}

// Two roads 40 m apart that hang together with nothing: beside the longer one the shorter is scrap,
// and of two as long neither is.
TEST(Snapper, LeavesTheShorterOfTwoPartsAsideAndNeitherOfTwoAlike) {
  const auto scrap = [](double first, double second) {
    DrawnRoads drawn;
    drawn.node(1, 0.0, 0.0).node(2, 60.0, 0.0).node(3, 0.0, 40.0).node(4, 60.0, 40.0);
    drawn.road({1, 2}).length = base::Metres{first};
    drawn.road({3, 4}).length = base::Metres{second};
    const RoadNetwork network = drawn.network();
    return Snapper{network, study_crs(), {}}.scrap_links();
  };
  EXPECT_EQ(scrap(60.0, 50.0), 1U);
  EXPECT_EQ(scrap(50.0, 60.0), 1U);
  EXPECT_EQ(scrap(50.0, 50.0), 0U);
}

// SWEREF 99 TM draws the middle of Sweden at 0.9996: 1 000 m on the map are 40 cm more on the
// ground.
TEST(Snapper, MeasuresTheLegOnTheGroundAndNotOnTheMap) {
  const model::Snap found = snap(main_road(), at(500.0, 1000.0));
  ASSERT_EQ(found.status, SnapStatus::on_road);
  EXPECT_NEAR(found.position->leg.distance.units(), 1000.0 / kScale * 100.0, 5.0);
}

// A one-way stub off the main road leads in and never out: who is put there is trapped by drawing.
TEST(Snapper, LeavesAShortOneWayDeadEndAside) {
  DrawnRoads drawn = main_road();
  drawn.node(3, 1000.0, 80.0).node(4, 1000.0, 0.0);
  drawn.road({2, 4});
  drawn.road({4, 3}).open.car = model::Direction::forward;
  const model::Snap found = snap(drawn, at(1000.0, 60.0));
  ASSERT_EQ(found.status, SnapStatus::on_road);
  EXPECT_NEAR(*found.distance, 60.0, 0.1);
}

TEST(Snapper, HasNothingToOfferWhereAllRoadsAreFerries) {
  DrawnRoads drawn;
  drawn.node(1, 0.0, 0.0).node(2, 2000.0, 0.0).road({1, 2}, RoadClass::ferry);
  const model::Snap found = snap(drawn, at(100.0, 0.0));
  EXPECT_NE(found.status, SnapStatus::on_road);
  EXPECT_FALSE(found.distance);
}

}  // namespace
}  // namespace narhet::network::test
