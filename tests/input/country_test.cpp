// SPDX-License-Identifier: MIT
#include "narhet/input/country.hpp"

#include <gtest/gtest.h>

namespace narhet::input {
namespace {

TEST(Country, IsTwoLettersOrANordicName) {
  EXPECT_EQ(country_code("no"), "NO");
  EXPECT_EQ(country_code(" AD "), "AD");
  EXPECT_EQ(country_code("Norge"), "NO");
  EXPECT_EQ(country_code("NORWAY"), "NO");
  EXPECT_EQ(country_code("sverige"), "SE");
}

TEST(Country, IsNothingElse) {
  EXPECT_FALSE(country_code(""));
  EXPECT_FALSE(country_code("N1"));
  EXPECT_FALSE(country_code("NOR"));
  EXPECT_FALSE(country_code("Norrland"));
  EXPECT_FALSE(country_code("\xc5\x4e"));
}

}  // namespace
}  // namespace narhet::input
