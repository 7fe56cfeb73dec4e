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
  // ISO 3166-1, 8.1.3: codes for the use of whoever wants them, which no country has.
  for (const char* code : {"XX", "ZZ", "AA", "qm", "QZ", "XA"}) {
    EXPECT_FALSE(country_code(code)) << code;
  }
  EXPECT_EQ(country_code("QA"), "QA") << "Qatar";
  EXPECT_EQ(country_code("XK"), "XK") << "Kosovo";
  EXPECT_FALSE(country_code("\xc5\x4e"));
}

}  // namespace
}  // namespace narhet::input
