// SPDX-License-Identifier: MIT
#include "narhet/siting/rank_acceptability.hpp"

#include "narhet/base/split_mix.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace narhet::siting {
namespace {

constexpr AcceptabilityOptions kDraws{20'000, 7};
// Four standard errors of a share of 20 000 draws, at its widest: 4 sqrt(1/4 / 20 000).
constexpr double kFourErrors = 0.0142;

Acceptability acceptability(std::vector<double> values, std::size_t criteria) {
  const std::vector<DecisionMatrix> matrices{{std::move(values), criteria}};
  return rank_acceptability(matrices, kDraws);
}

// The generator's own first numbers from seed 1234567 (Vigna, splitmix64.c).
TEST(SplitMix, GivesThePublishedNumbers) {
  base::SplitMix chance{1234567};
  EXPECT_EQ(chance.next(), 6457827717110365317U);
  EXPECT_EQ(chance.next(), 3203168211198807973U);
  EXPECT_EQ(chance.next(), 9817491932198370423U);
}

// With the weight w of the first criterion the two are worth w and 0.75 (1 - w): equal at w = 3/7,
// so the first leads for 4/7 of all weights.  Its central weight is the middle of 3/7 to 1.
TEST(RankAcceptability, OfTwoCriteriaIsTheLengthBesideTheCrossing) {
  const Acceptability found = acceptability({1, 0, 0, 0.75}, 2);
  EXPECT_NEAR(found.rank_shares[0][0], 4.0 / 7, kFourErrors);
  EXPECT_NEAR(found.rank_shares[1][0], 3.0 / 7, kFourErrors);
  EXPECT_NEAR(found.rank_shares[0][1], 3.0 / 7, kFourErrors);
  EXPECT_NEAR(found.central_weights[0][0], 5.0 / 7, 0.01);
  EXPECT_NEAR(found.central_weights[1][0], 1.5 / 7, 0.01);
}

// Each best by one of three criteria: by symmetry a third each.  One that has ½ on all is first
// where no weight is above ½: the middle triangle, a quarter of the simplex, the corners a quarter
// each.
TEST(RankAcceptability, OfThreeCriteriaIsTheAreaOfTheSimplex) {
  const Acceptability corners = acceptability({1, 0, 0, 0, 1, 0, 0, 0, 1}, 3);
  const Acceptability middle = acceptability({1, 0, 0, 0, 1, 0, 0, 0, 1, 0.5, 0.5, 0.5}, 3);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(corners.rank_shares[i][0], 1.0 / 3, kFourErrors);
    EXPECT_NEAR(middle.rank_shares[i][0], 0.25, kFourErrors);
  }
  EXPECT_NEAR(middle.rank_shares[3][0], 0.25, kFourErrors);
  EXPECT_NEAR(middle.central_weights[3][1], 1.0 / 3, 0.01);
}

TEST(RankAcceptability, OfOneThatIsBestByEverythingIsAll) {
  const Acceptability found = acceptability({0.9, 0.9, 0.5, 0.8}, 2);
  EXPECT_EQ(found.rank_shares[0], (std::vector{1.0, 0.0}));
  EXPECT_TRUE(found.central_weights[1].empty()) << "it is never first";
}

TEST(RankAcceptability, IsSharedByEquals) {
  const Acceptability found = acceptability({0.5, 0.5, 0.5, 0.5}, 2);
  EXPECT_NEAR(found.rank_shares[0][0], 0.5, 1e-9);
  EXPECT_NEAR(found.rank_shares[1][1], 0.5, 1e-9);
}

// In one of two measurements the first is better by everything, in the other the second.
TEST(RankAcceptability, DrawsFromEveryMatrix) {
  const std::vector<DecisionMatrix> matrices{{{1, 1, 0, 0}, 2}, {{0, 0, 1, 1}, 2}};
  EXPECT_EQ(rank_acceptability(matrices, kDraws).rank_shares[0][0], 0.5);
}

// 2 is better than 1 for w < 0.05, in one draw of twenty; 3 is worse than both by everything.
TEST(Tiers, HoldWhoIsFirstOftenEnough) {
  const std::vector<DecisionMatrix> matrices{{{1, 0.95, 0, 1, 0, 0.5}, 2}};
  const std::array<std::size_t, 3> order{0, 1, 2};
  // Worth w + .95 (1 - w) against 1 - w: equal at .05 = w (1 + .05), w = .0476.
  EXPECT_EQ(tiers(matrices, order, 0.03, kDraws), (std::vector<std::uint32_t>{1, 1, 2}));
  EXPECT_EQ(tiers(matrices, order, 0.10, kDraws), (std::vector<std::uint32_t>{1, 2, 3}));
}

// The one that the study's own weights put first is in the first tier however rarely it is first.
TEST(Tiers, BeginWithTheFirst) {
  const std::vector<DecisionMatrix> matrices{{{1, 0, 0.99, 1}, 2}};
  const std::array<std::size_t, 2> order{0, 1};
  EXPECT_EQ(tiers(matrices, order, 0.05, kDraws), (std::vector<std::uint32_t>{1, 1}));
}

// The third of the order is first in half of the draws, the second in none: who stands between two
// that cannot be told apart is in their tier, so that tiers never run against ranks.
TEST(Tiers, AreWholeStretchesOfTheOrder) {
  const std::vector<DecisionMatrix> matrices{{{1, 0, 0.4, 0.4, 0, 1, 0.1, 0.1}, 2}};
  const std::array<std::size_t, 4> order{0, 1, 2, 3};
  EXPECT_EQ(tiers(matrices, order, 0.05, kDraws), (std::vector<std::uint32_t>{1, 1, 1, 2}));
}

}  // namespace
}  // namespace narhet::siting
