// SPDX-License-Identifier: MIT
#include "narhet/siting/weight_stability.hpp"

#include "narhet/base/split_mix.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <vector>

namespace narhet::siting {
namespace {

// Worth w against 0.75 (1 - w): equal at 3/7.
TEST(StableRange, OfTwoCriteriaEndsAtTheCrossing) {
  const DecisionMatrix matrix{{1, 0, 0, 0.75}, 2};
  const auto range = stable_range(matrix, std::array{0.6, 0.4}, 0, 0);
  ASSERT_TRUE(range);
  EXPECT_DOUBLE_EQ(range->from, 3.0 / 7);
  EXPECT_DOUBLE_EQ(range->to, 1.0);
  EXPECT_EQ(range->first_below, 1U);
  EXPECT_EQ(range->first_above, std::nullopt);
  // The other way round by the second criterion.
  const auto other = stable_range(matrix, std::array{0.6, 0.4}, 0, 1);
  EXPECT_DOUBLE_EQ(other->from, 0.0);
  EXPECT_DOUBLE_EQ(other->to, 4.0 / 7);
  EXPECT_EQ(other->first_above, 1U);
}

TEST(StableRange, NeedsProportionsToKeep) {
  const DecisionMatrix matrix{{1, 0, 0, 0.75}, 2};
  EXPECT_EQ(stable_range(matrix, std::array{1.0, 0.0}, 0, 0), std::nullopt);
}

double worth(std::span<const double> values, std::span<const double> weights) {
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

std::vector<double> with_share(std::span<const double> shares,
                               std::size_t criterion,
                               double share) {
  std::vector<double> varied(shares.begin(), shares.end());
  for (std::size_t c = 0; c < varied.size(); ++c) {
    varied[c] = c == criterion ? share : shares[c] * (1.0 - share) / (1.0 - shares[criterion]);
  }
  return varied;
}

bool is_first(const DecisionMatrix& matrix, std::size_t first, std::span<const double> weights) {
  for (std::size_t a = 0; a < matrix.alternative_count(); ++a) {
    if (worth(matrix.row(a), weights) > worth(matrix.row(first), weights) + 1e-12) {
      return false;
    }
  }
  return true;
}

// A step inside each end the first is first; a step outside the one that is named is.
TEST(StableRange, IsWhatStepsThroughAllSharesFind) {
  constexpr double kStep = 1e-6;
  base::SplitMix chance{3};
  std::size_t ends = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<double> values(5 * 4);
    for (double& value : values) {
      value = chance.unit();
    }
    const DecisionMatrix matrix{values, 4};
    const std::array shares{0.4, 0.3, 0.2, 0.1};
    std::size_t first = 0;
    while (!is_first(matrix, first, shares)) {
      ++first;
    }
    for (std::size_t c = 0; c < shares.size(); ++c) {
      const auto range = stable_range(matrix, shares, first, c);
      ASSERT_TRUE(range);
      for (int step = 0; step <= 50; ++step) {
        const double share = step / 50.0;
        const bool inside = share >= range->from && share <= range->to;
        EXPECT_EQ(is_first(matrix, first, with_share(shares, c, share)), inside) << share;
      }
      if (range->first_below) {
        ++ends;
        EXPECT_TRUE(
            is_first(matrix, *range->first_below, with_share(shares, c, range->from - kStep)));
      }
      if (range->first_above) {
        ++ends;
        EXPECT_TRUE(
            is_first(matrix, *range->first_above, with_share(shares, c, range->to + kStep)));
      }
    }
  }
  EXPECT_GT(ends, 300U);
}

TEST(Reversal, IsTheLeastChange) {
  const auto found =
      reversal(std::array{1.0, 0.0, 0.5}, std::array{0.0, 0.9, 0.5}, std::array{0.5, 0.4, 0.1});
  ASSERT_TRUE(found);
  // The third weight, on which both are equal, changes nothing: only the first two do.  Second:
  // lead at none (0.5 + 0) / 0.6 = 5/6, at all -0.9; root (5/6) / (5/6 + 0.9) = 0.4808, a change
  // of 0.081; first: at none -0.36 / 0.5 = -0.72, at all 1: root 0.72 / 1.72 = 0.4186, of 0.0814.
  EXPECT_EQ(found->criterion, 1U);
  EXPECT_NEAR(found->share, (5.0 / 6) / (5.0 / 6 + 0.9), 1e-12);
}

TEST(Reversal, IsNoneWhereOneIsBetterByEverything) {
  EXPECT_EQ(reversal(std::array{1.0, 0.5}, std::array{0.9, 0.4}, std::array{0.5, 0.5}),
            std::nullopt);
}

}  // namespace
}  // namespace narhet::siting
