// SPDX-License-Identifier: MIT
#include "narhet/base/quantity.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace narhet::base {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Multipliable = requires(A a, B b) {
  a* b;
};

static_assert(Addable<Metres, Metres>);
static_assert(!Addable<Metres, Seconds>);
static_assert(!Multipliable<Metres, Metres>);

TEST(Quantity, DividesLengthBySpeedIntoTime) {
  EXPECT_DOUBLE_EQ((Metres{1000} / kilometres_per_hour(36)).count(), 100.0);
}

TEST(Quantity, IsReadWithItsUnit) {
  EXPECT_EQ(length_from_text("250 m"), Metres{250});
  EXPECT_EQ(length_from_text("10km"), Metres{10'000});
  EXPECT_EQ(length_from_text(" 0,5 km "), Metres{500});
  EXPECT_EQ(duration_from_text("30 s"), Seconds{30});
  EXPECT_EQ(duration_from_text("20 min"), Seconds{1200});
  EXPECT_EQ(duration_from_text("1.5 h"), Seconds{5400});
  EXPECT_EQ(speed_from_text("36 km/h"), MetresPerSecond{36 * (1.0 / 3.6)});
}

TEST(Quantity, MayHaveItsUnitInFullAndInAnyCase) {
  for (const std::string_view text : {"10 min", "10 minuter", "10 MINUTES", "10minut", "10 Min"}) {
    EXPECT_EQ(duration_from_text(text), Seconds{600}) << text;
  }
  for (const std::string_view text :
       {"1 h", "1 timme", "1 tim", "1 hour", "1,0 Timmar", "60 min"}) {
    EXPECT_EQ(duration_from_text(text), Seconds{3600}) << text;
  }
  for (const std::string_view text :
       {"5 km", "5 kilometer", "5 Kilometres", "5 KM", "5000 meter"}) {
    EXPECT_EQ(length_from_text(text), Metres{5000}) << text;
  }
  EXPECT_EQ(duration_from_text("30 sekunder"), Seconds{30});
}

TEST(WithShortUnit, IsTheSameForHoweverTheUnitIsWritten) {
  EXPECT_EQ(with_short_unit("10 minuter"), "10 min");
  EXPECT_EQ(with_short_unit("0,5 Timmar"), "0,5 h");
  EXPECT_EQ(with_short_unit("5KILOMETER"), "5 km");
  EXPECT_EQ(with_short_unit("10km"), "10km") << "results keep the names of their columns";
  EXPECT_EQ(with_short_unit("10 mil"), "10 mil");
}

// A Swedish mil is ten kilometres, an English mile a sixth of that.
TEST(Quantity, IsRefusedWithoutAUnitOrWithAnother) {
  for (const std::string_view text :
       {"", "10", "km", "10 min", "-1 km", "10 miles", "1 mil", "10 kms", "1e308 km"}) {
    EXPECT_EQ(length_from_text(text), std::nullopt) << text;
  }
  EXPECT_EQ(duration_from_text("20 km"), std::nullopt);
  EXPECT_EQ(duration_from_text("20 m"), std::nullopt);
  EXPECT_EQ(speed_from_text("50"), std::nullopt);
}

}  // namespace
}  // namespace narhet::base
