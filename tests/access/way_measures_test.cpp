// SPDX-License-Identifier: MIT
#include "narhet/access/way_measures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Persons;
using base::Weight;

Weight km(double kilometres) {
  return Weight{static_cast<std::uint32_t>(kilometres * 100'000)};
}

// Two municipalities and a place in none:
//   0: M0,  60 persons,  2 km, second 5 km        3: M1, 90 persons, 3 km, no second
//   1: M0,  30 persons, 10 km, second 11 km       4: M1, 10 persons, no way
//   2: M0,  10 persons, 20 km, second 26 km       5: none, 20 persons, 4 km, second 4 km
//   6: M1, nobody known, 30 km, no second
struct Villages {
  std::vector<model::Place> places;
  std::vector<model::NearestPair> nearest;

  Villages() {
    add(0, 60, 2, 5);
    add(0, 30, 10, 11);
    add(0, 10, 20, 26);
    add(1, 90, 3, std::nullopt);
    add(1, 10, std::nullopt, std::nullopt);
    add(std::nullopt, 20, 4, 4);
    add(1, std::nullopt, 30, std::nullopt);
  }

  void add(std::optional<std::uint32_t> municipality,
           std::optional<double> persons,
           std::optional<double> first,
           std::optional<double> second) {
    model::Place place;
    if (municipality) {
      place.municipality = base::MunicipalityIndex{*municipality};
    }
    if (persons) {
      place.population = Persons{*persons};
    }
    model::NearestPair pair;
    if (first) {
      pair.nearest = model::Reached{base::ServiceIndex{0}, km(*first)};
      pair.status = model::ReachStatus::reached;
    }
    if (second) {
      pair.second = model::Reached{base::ServiceIndex{1}, km(*second)};
    }
    places.push_back(place);
    nearest.push_back(pair);
  }

  [[nodiscard]] std::vector<model::WayMeasures> measures() const {
    return way_measures(places, nearest, Metric::distance, 2, nullptr);
  }
};

TEST(WayMeasures, OfAMunicipalityAreThoseWorkedOutByHand) {
  const auto found = Villages{}.measures();
  ASSERT_EQ(found.size(), 3U);
  const model::WayMeasures& first = found[0];
  EXPECT_EQ(first.persons, Persons{100});
  EXPECT_EQ(first.not_reached, Persons{0});
  EXPECT_DOUBLE_EQ(*first.mean, (60 * 2 + 30 * 10 + 10 * 20) / 100.0);
  EXPECT_DOUBLE_EQ(*first.median, 2);
  EXPECT_DOUBLE_EQ(*first.percentile_90, 10);  // 90 of 100 do not exceed it
  EXPECT_DOUBLE_EQ(*first.longest_tenth, 20);
  EXPECT_EQ(first.farthest, base::PlaceIndex{2});
  EXPECT_DOUBLE_EQ(*first.farthest_way, 20);
  EXPECT_DOUBLE_EQ(*first.detour, (60 * 3 + 30 * 1 + 10 * 6) / 100.0);
  EXPECT_EQ(first.without_second, Persons{0});
}

// Of the first municipality: 60 at 2 km, 30 at 10, 10 at 20, in all 620 km.  Gini: 2 (120 x 30 +
// 300 x 75 + 200 x 95) / 100 / 620 - 1.  The lowest 40 % have 2 km and the highest tenth 20.  By
// size of the place those of 10, 30 and 60 follow each other, so the shortest way stands last:
// minus Gini, and by 4 x 6.2 / (20 - 2) corrected.
TEST(WayMeasures, HaveTheInequalitiesWorkedOutByHand) {
  const model::WayMeasures first = Villages{}.measures()[0];
  const double gini = 2.0 * (120 * 30 + 300 * 75 + 200 * 95) / 100 / 620 - 1.0;
  EXPECT_NEAR(*first.gini, gini, 1e-12);
  EXPECT_NEAR(*first.palma, 10.0, 1e-12);
  EXPECT_NEAR(*first.concentration, -gini, 1e-12);
  EXPECT_NEAR(*first.concentration_corrected, -gini * 4 * 6.2 / 18, 1e-12);
  EXPECT_EQ(first.headcount, std::nullopt) << "without a line there is no poverty";
}

// With a line of 8 km the 30 at 10 and the 10 at 20 are poor: 40 of 100, by a quarter of the line
// and by one and a half of it.
TEST(WayMeasures, CountThePoorByTheLine) {
  const Villages villages;
  const model::Threshold line{Metric::distance, km(8), "8 km"};
  const auto found = way_measures(villages.places, villages.nearest, Metric::distance, 2, &line);
  EXPECT_DOUBLE_EQ(*found[0].headcount, 0.4);
  EXPECT_NEAR(*found[0].gap, (30 * 0.25 + 10 * 1.5) / 100, 1e-12);
  EXPECT_NEAR(*found[0].severity, (30 * 0.0625 + 10 * 2.25) / 100, 1e-12);
}

TEST(WayMeasures, NameOfEquallyFarPlacesTheFirst) {
  Villages villages;
  villages.add(0, 5, 20, 26);
  EXPECT_EQ(villages.measures()[0].farthest, base::PlaceIndex{2});
}

// A tenth of the 90 reached is 9 persons, all of place 3; place 6 is farther and its people are not
// known, so it is in no mean and still the farthest.
TEST(WayMeasures, CountWhoIsNotReachedOrHasNoSecondBesideTheMeans) {
  const model::WayMeasures second = Villages{}.measures()[1];
  EXPECT_EQ(second.persons, Persons{100});
  EXPECT_EQ(second.not_reached, Persons{10});
  EXPECT_DOUBLE_EQ(*second.mean, 3);
  EXPECT_DOUBLE_EQ(*second.longest_tenth, 3);
  EXPECT_EQ(second.farthest, base::PlaceIndex{6});
  EXPECT_EQ(second.detour, std::nullopt);
  EXPECT_EQ(second.without_second, Persons{90});
}

// The tenth of the whole study: 21 of the 210 reached are the 10 at 20 km and 11 of those at 10 km.
TEST(WayMeasures, OfTheWholeStudyHoldThePlacesInNoMunicipality) {
  const auto found = Villages{}.measures();
  const model::WayMeasures& whole = found[2];
  EXPECT_EQ(whole.persons, Persons{220});
  EXPECT_DOUBLE_EQ(*whole.mean, (120 + 300 + 200 + 270 + 80) / 210.0);
  EXPECT_DOUBLE_EQ(*whole.longest_tenth, (10 * 20 + 11 * 10) / 21.0);
}

// The parts of the municipalities and of the places in none sum to the whole: 20 persons at 4 km.
TEST(WayMeasures, SplitTheilsIndexIntoParts) {
  const auto found = Villages{}.measures();
  const double mean = 970.0 / 210.0;
  const double none = 80.0 / 970.0 * std::log(4.0 / mean);
  EXPECT_NEAR(found[0].theil_between + found[1].theil_between + none, found[2].theil_between,
              1e-12);
  EXPECT_NEAR(found[0].theil_within + found[1].theil_within, found[2].theil_within, 1e-12);
  EXPECT_NEAR(*found[2].theil, found[2].theil_between + found[2].theil_within, 1e-12);
}

}  // namespace
}  // namespace narhet::access
