// SPDX-License-Identifier: MIT
#include "narhet/compare/ways.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace narhet::compare {
namespace {

using base::Metres;
using base::Weight;
using model::WayDifference;

Weight km(double length) {
  return Weight{static_cast<std::uint32_t>(length * 100'000.0)};
}

model::Snap on_road(double leg_km) {
  model::Snap snap;
  snap.status = model::SnapStatus::on_road;
  snap.position.emplace();
  snap.position->leg.distance = km(leg_km);
  return snap;
}

/// One place at the origin and two shops: by road 6 km to the one 5 km east, of which 0.4 km are
/// not on a road, and 9 km to the one 8 km north, of which 0.3 are not.
class Ways : public testing::Test {
 protected:
  Ways() : nearest_{1, 1} {
    places_.resize(1);
    services_.resize(2);
    services_[0] = service("A", "Handlarn i Öst", {5000.0, 0.0});
    services_[1] = service("B", "Nära Norr", {0.0, 8000.0});
    model::NearestPair& pair =
        nearest_.at(base::PlaceIndex{0}, base::KindIndex{0}, base::Metric::distance);
    pair.nearest = model::Reached{base::ServiceIndex{0}, km(6.0)};
    pair.second = model::Reached{base::ServiceIndex{1}, km(9.0)};
  }

  static model::Service service(const std::string& id, const std::string& name, geo::Point at) {
    model::Service made;
    made.id = id;
    made.name = name;
    made.position = at;
    made.kinds.insert(base::KindIndex{0});
    return made;
  }

  [[nodiscard]] model::ComparedWay compared(std::optional<double> stated_km,
                                            const std::string& named = {}) const {
    model::StatedWay way;
    if (stated_km) {
      way.length = Metres{*stated_km * 1000.0};
    }
    way.service = named;
    const std::vector<model::Snap> place_snaps{on_road(0.3)};
    const std::vector<model::Snap> service_snaps{on_road(0.1), on_road(0.0)};
    const OwnWays own{places_, place_snaps, services_, service_snaps, &nearest_, 1};
    return compare_ways(std::vector{way}, own, {}, {}).at(0);
  }
  [[nodiscard]] WayDifference difference(std::optional<double> stated_km,
                                         const std::string& named = {}) const {
    return compared(stated_km, named).difference;
  }

  std::vector<model::Place> places_;
  std::vector<model::Service> services_;
  model::NearestTable nearest_;
};

TEST_F(Ways, AreTheSameWithinTheTolerance) {
  EXPECT_EQ(difference(6.0), WayDifference::none);
  EXPECT_EQ(difference(6.1), WayDifference::none) << "100 m";
  EXPECT_EQ(difference(6.11), WayDifference::network);
  EXPECT_NEAR(compared(6.0).ours->count(), 6000.0, 0.01);
}

TEST_F(Ways, DifferByTheLegsWhereOneLeavesThemOut) {
  EXPECT_EQ(difference(5.6), WayDifference::leg);
  EXPECT_EQ(difference(5.75), WayDifference::leg) << "a part of them";
}

// 9 km is to the second nearest, and 8.7 without its legs.
TEST_F(Ways, OfTheSecondNearestSayThatTheNearestIsNotInTheTable) {
  EXPECT_EQ(difference(9.0), WayDifference::other_service);
  EXPECT_EQ(difference(8.7), WayDifference::other_service);
  EXPECT_EQ(compared(9.0).without, base::ServiceIndex{0});
}

// No point of the study lies within 4 km as the crow flies: the table must have another.
TEST_F(Ways, ShorterThanAnyStraightLineAreToAnotherPoint) {
  EXPECT_EQ(difference(4.0), WayDifference::other_service);
  EXPECT_EQ(compared(4.0).without, std::nullopt);
  EXPECT_EQ(difference(5.2), WayDifference::unknown) << "the eastern one could be 5.2 km away";
}

TEST_F(Ways, BetweenTheNearestAndTheSecondAreByOtherRoads) {
  EXPECT_EQ(difference(7.0), WayDifference::network);
  EXPECT_EQ(difference(12.0), WayDifference::unknown);
}

TEST_F(Ways, ToANamedPointAreToThatPoint) {
  EXPECT_EQ(difference(9.0, "A"), WayDifference::network);
  EXPECT_EQ(difference(12.0, "handlarn i öst"), WayDifference::network);
  EXPECT_EQ(difference(5.6, "A"), WayDifference::leg);
  EXPECT_EQ(difference(7.0, "Lanthandeln"), WayDifference::other_service);
  EXPECT_EQ(compared(7.0, "Lanthandeln").without, base::ServiceIndex{0});
  EXPECT_EQ(compared(5.2, "Lanthandeln").without, std::nullopt) << "theirs is nearer";
}

TEST_F(Ways, ThatOnlyOneHasAreNamedSo) {
  EXPECT_EQ(difference(std::nullopt), WayDifference::only_ours);
  nearest_.at(base::PlaceIndex{0}, base::KindIndex{0}, base::Metric::distance) = {};
  EXPECT_EQ(difference(6.0), WayDifference::only_stated);
  EXPECT_EQ(difference(std::nullopt), WayDifference::none);
}

}  // namespace
}  // namespace narhet::compare
