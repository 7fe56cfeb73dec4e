// SPDX-License-Identifier: MIT
#include "narhet/study/plan_demand.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace narhet::study {
namespace {

using base::KindIndex;
using base::PlaceIndex;

/// Åby with 300 and Öby with 100 people were asked, By with 50 was not.  Of the first kind it has
/// (300 x 0.2 + 100 x 0.6) / 400 = 0.3.
TEST(NeedOfPlaces, IsTheMeanByPersonsForAPlaceThatWasNotAsked) {
  std::vector<model::Place> places(3);
  places[0].population = base::Persons{300.0};
  places[1].population = base::Persons{100.0};
  places[2].population = base::Persons{50.0};
  needs::PlaceNeeds needs;
  const auto say = [&](std::uint32_t place, std::uint8_t kind, double intensity) {
    model::PlaceNeed row;
    row.place = PlaceIndex{place};
    row.kind = KindIndex{kind};
    row.intensity = intensity;
    needs.rows.push_back(row);
  };
  say(0, 0, 0.2);
  say(0, 1, 0.0);
  say(1, 0, 0.6);
  say(1, 1, 0.0);
  const std::vector<double> need = need_of_places(places, needs, 2);
  ASSERT_EQ(need.size(), 6U);
  EXPECT_DOUBLE_EQ(need[0], 0.2);
  EXPECT_DOUBLE_EQ(need[2], 0.6);
  EXPECT_DOUBLE_EQ(need[4], 0.3);
  // Asked and not needed is nothing, for the others too.
  EXPECT_EQ(need[1], 0.0);
  EXPECT_EQ(need[5], 0.0);
}

TEST(NeedOfPlaces, IsOneWhereNobodyWasAsked) {
  EXPECT_EQ(need_of_places(std::vector<model::Place>(2), {}, 1), (std::vector<double>{1.0, 1.0}));
}

}  // namespace
}  // namespace narhet::study
