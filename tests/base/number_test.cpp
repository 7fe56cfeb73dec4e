// SPDX-License-Identifier: MIT
#include "narhet/base/number.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <limits>
#include <string_view>

namespace narhet::base {
namespace {

TEST(Number, IsReadWithADecimalPoint) {
  EXPECT_EQ(number_from_text("3.5"), 3.5);
  EXPECT_EQ(number_from_text(" -12 "), -12.0);
  EXPECT_EQ(number_from_text("1e3"), 1000.0);
}

TEST(Number, RefusesWhatIsNotWhollyAFiniteNumber) {
  for (const std::string_view text :
       {"", " ", "x", "3 5", "3.5km", "+3", "0x10", "inf", "nan", "1e999", "3,5", "1 000", "--1"}) {
    EXPECT_EQ(number_from_text(text), std::nullopt) << text;
  }
}

TEST(SwedishNumber, IsReadWithAPointOrAComma) {
  EXPECT_EQ(number_from_swedish_text("3,5"), 3.5);
  EXPECT_EQ(number_from_swedish_text("3.5"), 3.5);
  EXPECT_EQ(number_from_swedish_text("7"), 7.0);
}

TEST(SwedishNumber, RefusesTwoMarksSinceOneOfThemMayGroupThousands) {
  for (const std::string_view text : {"1.234,5", "1,234,567", "1,234.5"}) {
    EXPECT_EQ(number_from_swedish_text(text), std::nullopt) << text;
  }
}

TEST(Integer, IsReadWithinItsRange) {
  EXPECT_EQ(integer_from_text("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(integer_from_text("9223372036854775808"), std::nullopt);
  EXPECT_EQ(integer_from_text("4.0"), std::nullopt);
  EXPECT_EQ(integer_from_text("0042"), 42);
}

}  // namespace
}  // namespace narhet::base
