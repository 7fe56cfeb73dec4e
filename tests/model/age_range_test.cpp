// SPDX-License-Identifier: MIT
#include "narhet/model/age_range.hpp"

#include <gtest/gtest.h>

namespace narhet::model {
namespace {

TEST(AgeRange, IsReadWithAndWithoutAnEnd) {
  EXPECT_EQ(age_range_from_text("0-19"), (AgeRange{0, 19}));
  EXPECT_EQ(age_range_from_text("65-"), (AgeRange{65, {}}));
  EXPECT_EQ(age_range_from_text("7-7"), (AgeRange{7, 7}));
  for (const char* text : {"", "-", "19", "19-0", "-19", "a-b", "0-19 years", "0-200", "0--1"}) {
    EXPECT_FALSE(age_range_from_text(text)) << text;
  }
}

TEST(AgeRange, IsWrittenAsPeopleWriteIt) {
  EXPECT_EQ(text(AgeRange{0, 19}), "0–19");
  EXPECT_EQ(text(AgeRange{65, {}}), "65–");
}

}  // namespace
}  // namespace narhet::model
