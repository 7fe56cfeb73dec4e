// SPDX-License-Identifier: MIT
#include "narhet/base/weight.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace narhet::base {
namespace {

TEST(Weight, CountsWholeCentimetresAndMilliseconds) {
  EXPECT_EQ(to_weight(Metres{1.234}).units(), 123U);
  EXPECT_EQ(to_weight(Metres{1.235001}).units(), 124U);
  EXPECT_EQ(to_weight(Seconds{0.0016}).units(), 2U);
}

TEST(Weight, BecomesInfiniteInsteadOfOverflowing) {
  EXPECT_FALSE(to_weight(Metres{21'474'836.47}).is_finite());  // 2^31 - 1 cm
  EXPECT_TRUE(to_weight(Metres{21'474'836.46}).is_finite());
  EXPECT_FALSE(to_weight(Seconds{1e300}).is_finite());
}

TEST(Weight, AdditionStaysAtInfinity) {
  const Weight largest{0x7fff'fffeU};
  EXPECT_EQ(Weight::infinite() + Weight::infinite(), Weight::infinite());
  EXPECT_EQ(largest + Weight{1}, Weight::infinite());
  EXPECT_EQ(largest + largest, Weight::infinite());
  EXPECT_EQ(Weight{Weight::kMaxArc} + Weight{Weight::kMaxArc}, Weight::infinite());
}

TEST(Weight, IsShownInKilometresOrMinutes) {
  EXPECT_DOUBLE_EQ(to_display(Metric::distance, Weight{123'456}), 1.23456);
  EXPECT_DOUBLE_EQ(to_display(Metric::time, Weight{90'000}), 1.5);
}

TEST(WeightDeathTest, RefusesWhatIsNoCost) {
  EXPECT_DEATH(static_cast<void>(to_weight(Metres{-1})), "expected");
  EXPECT_DEATH(static_cast<void>(to_weight(Metres{std::numeric_limits<double>::quiet_NaN()})),
               "expected");
}

}  // namespace
}  // namespace narhet::base
