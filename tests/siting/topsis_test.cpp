// SPDX-License-Identifier: MIT
#include "narhet/siting/topsis.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace narhet::siting {
namespace {

constexpr double kPrinted4 = 0.5e-4;  // half of the fourth decimal
constexpr double kPrinted3 = 0.5e-3;

// Tzeng & Huang 2011, Multiple Attribute Decision Making, chapter 5.
TEST(Topsis, GivesTheClosenessOfTzengAndHuang) {
  const DecisionMatrix matrix{{5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6}, 3};
  const auto found = topsis(matrix, std::array{0.3, 0.4, 0.3});
  const std::array expected{0.5037, 0.6581, 0.7482, 0.3340};
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(found[i], expected.at(i), kPrinted4) << i;
  }
}

// Opricovic & Tzeng 2004, European Journal of Operational Research 156: risk is to be low, so its
// sign is turned; altitude high.
TEST(Topsis, GivesTheClosenessOfOpricovicAndTzeng) {
  const DecisionMatrix matrix{{-1, 3000, -2, 3750, -5, 4500}, 2};
  const auto found = topsis(matrix, std::array{0.5, 0.5}, Normalisation::min_max);
  EXPECT_NEAR(found[0], 0.500, kPrinted3);
  EXPECT_NEAR(found[1], 0.617, kPrinted3);
  EXPECT_NEAR(found[2], 0.500, kPrinted3);
}

TEST(Topsis, TellsNothingApartWhereAllAreEqual) {
  EXPECT_EQ(topsis(DecisionMatrix{{3, 0, 3, 0}, 2}, std::array{0.5, 0.5}), (std::vector{0.5, 0.5}));
}

TEST(RanksOf, GiveTiesToTheLower) {
  EXPECT_EQ(ranks_of(std::array{1.0, 3.0, 1.0, 2.0}), (std::vector<std::size_t>{3, 1, 4, 2}));
}

}  // namespace
}  // namespace narhet::siting
