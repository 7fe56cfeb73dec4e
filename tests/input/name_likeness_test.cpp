// SPDX-License-Identifier: MIT
#include "narhet/input/name_likeness.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {
namespace {

const std::vector<std::string> kCompanyWords{"ab", "ekonomisk", "forening"};

double alike(std::string_view a, std::string_view b, LikenessOf of = LikenessOf::shorter) {
  return likeness(NameWords{a, kCompanyWords}, NameWords{b, kCompanyWords}, of);
}

// Case, marks, hyphens, company words and an apostrophe tell nothing; the second Å is written as a
// letter and a ring beside it.
TEST(NameLikeness, PassesOverHowANameIsWritten) {
  EXPECT_EQ(alike("ÅBY LIVS AB", "A\u030aby livs"), 1.0);
  EXPECT_EQ(alike("Café Öst", "cafe ost"), 1.0);
  EXPECT_EQ(alike("Preem-macken", "Preem macken"), 1.0);
  EXPECT_EQ(alike("Lindström's", "Lindströms"), 1.0);
  EXPECT_EQ(alike("Circle K", "CircleK"), 1.0) << "spaces alone";
  EXPECT_EQ(alike("AB", "AB"), 1.0) << "of company words alone they are the name";
}

// Words in common of the shorter or the longer name: 1 of 2, 2 of 2, 2 of 3, none.
TEST(NameLikeness, IsTheShareOfTheWords) {
  EXPECT_EQ(alike("Apoteket Svanen", "Apoteket Hjorten"), 0.5);
  EXPECT_EQ(alike("ICA Nära", "ICA Nära Storuman"), 1.0);
  EXPECT_DOUBLE_EQ(alike("ICA Nära", "ICA Nära Storuman", LikenessOf::longer), 2.0 / 3.0);
  EXPECT_EQ(alike("Åby", "Norra Åby", LikenessOf::longer), 0.5);
  EXPECT_EQ(alike("Handlarn", "Tempo"), 0.0);
  EXPECT_EQ(alike("", "Tempo"), 0.0) << "a name that is not known is like none";
  EXPECT_EQ(alike("", ""), 0.0);
}

// One typing error in a word of five letters or more; in "Åby" and "Öby", or in a number, it would
// be another name.
TEST(NameLikeness, ForgivesATypingErrorInALongWord) {
  EXPECT_EQ(alike("Lanthadeln", "Lanthandeln"), 1.0);
  EXPECT_EQ(alike("Lanthadel", "Lanthandeln"), 0.0) << "two errors";
  EXPECT_EQ(alike("Åby", "Öby"), 0.0);
  EXPECT_EQ(alike("Box 12345", "Box 12346"), 0.5);
  // Each word is used once: "Svanen" has its own, and "Svalan" is two errors from it.
  EXPECT_EQ(alike("Svanen Svaner", "Svanen Svalan"), 0.5);
}

}  // namespace
}  // namespace narhet::input
