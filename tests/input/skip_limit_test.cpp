// SPDX-License-Identifier: MIT
#include "narhet/input/skip_limit.hpp"

#include <gtest/gtest.h>

namespace narhet::input {
namespace {

// Rounded up: a table of fifteen villages may lose one, and an empty one none.
TEST(SkipLimit, IsOneInAHundredUnlessToldOtherwise) {
  const SkipLimit limit;
  EXPECT_EQ(limit.of(0), 0U);
  EXPECT_EQ(limit.of(15), 1U);
  EXPECT_EQ(limit.of(100), 1U);
  EXPECT_EQ(limit.of(101), 2U);
  EXPECT_EQ(limit.text(), "1 %");
}

TEST(SkipLimit, IsANumberOrAShare) {
  EXPECT_EQ(SkipLimit::from_text("20")->of(5), 20U);
  EXPECT_EQ(SkipLimit::from_text(" 2.5 % ")->of(1000), 25U);
  EXPECT_EQ(SkipLimit::from_text("0")->of(1000), 0U);
  EXPECT_EQ(SkipLimit::from_text("100%")->of(7), 7U);
  EXPECT_EQ(SkipLimit::from_text("20")->text(), "20");
  for (const char* text : {"", "%", "-1", "1.5", "101 %", "-1 %", "nan %", "many"}) {
    EXPECT_FALSE(SkipLimit::from_text(text)) << text;
  }
}

}  // namespace
}  // namespace narhet::input
