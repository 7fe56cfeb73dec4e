// SPDX-License-Identifier: MIT
#include "narhet/siting/rank_correlation.hpp"

#include <gtest/gtest.h>

#include <array>

namespace narhet::siting {
namespace {

TEST(RankCorrelation, IsOneForAnyRisingRelationAndMinusOneForAnyFallingOne) {
  const std::array rising{1.0, 2.0, 3.0, 4.0};
  EXPECT_DOUBLE_EQ(*rank_correlation(rising, std::array{1.0, 8.0, 27.0, 64.0}), 1.0);
  EXPECT_DOUBLE_EQ(*rank_correlation(rising, std::array{9.0, 8.0, 1.0, 0.0}), -1.0);
}

// Without ties 1 - 6 sum d^2 / (n (n^2 - 1)): d = 1, -1, 0, 0, so 1 - 12/60.
TEST(RankCorrelation, FollowsSpearmansFormula) {
  EXPECT_DOUBLE_EQ(
      *rank_correlation(std::array{1.0, 2.0, 3.0, 4.0}, std::array{2.0, 1.0, 3.0, 4.0}), 0.8);
}

// Ranks 1, 2.5, 2.5 against 1, 2, 3: deviations -1, .5, .5 and -1, 0, 1, so 1.5 / sqrt(1.5 x 2).
TEST(RankCorrelation, GivesEqualValuesTheMeanOfTheirRanks) {
  EXPECT_NEAR(*rank_correlation(std::array{1.0, 5.0, 5.0}, std::array{1.0, 2.0, 3.0}),
              1.5 / 1.7320508075688772, 1e-12);
}

TEST(RankCorrelation, SaysNothingWhereNothingVaries) {
  EXPECT_EQ(rank_correlation(std::array{1.0, 1.0, 1.0}, std::array{1.0, 2.0, 3.0}), std::nullopt);
  EXPECT_EQ(rank_correlation(std::array{1.0, 2.0}, std::array{1.0, 2.0}), std::nullopt);
}

}  // namespace
}  // namespace narhet::siting
