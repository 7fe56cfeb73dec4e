// SPDX-License-Identifier: MIT
#include "narhet/output/detail/joined_units.hpp"

#include <gtest/gtest.h>

namespace narhet::output::detail {
namespace {

TEST(JoinedUnits, LetNoLineEndBetweenANumberAndItsUnit) {
  EXPECT_EQ(joined_units("99,2 % inom 10 min, 5 km bort"),
            "99,2\u00A0% inom 10\u00A0min, 5\u00A0km bort");
  EXPECT_EQ(joined_units("folkmängd ± 10 %."), "folkmängd ±\u00A010\u00A0%.");
}

TEST(JoinedUnits, LeaveWordsThatBeginLikeAUnit) {
  for (const char* text : {"4 minst", "10 mil", "3 måltider", "10 kmh", "klass 5 särskild", "a % b",
                           "5  km", " %", "7 ", ""}) {
    EXPECT_EQ(joined_units(text), text);
  }
}

}  // namespace
}  // namespace narhet::output::detail
