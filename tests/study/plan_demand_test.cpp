// SPDX-License-Identifier: MIT
#include "narhet/study/plan_demand.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace narhet::study {
namespace {

using base::KindIndex;
using base::PlaceIndex;

/// Of three places the last was not asked.
TEST(NeedOfPlaces, IsNeutralForAPlaceThatWasNotAsked) {
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
  needs.neutral.of_kind = {0.3, 0.01};
  EXPECT_EQ(need_of_places(needs, 3, 2), (std::vector<double>{0.2, 0.0, 0.6, 0.0, 0.3, 0.01}));
}

TEST(NeedOfPlaces, IsOneWhereNobodyWasAsked) {
  EXPECT_EQ(need_of_places({}, 2, 1), (std::vector<double>{1.0, 1.0}));
}

}  // namespace
}  // namespace narhet::study
