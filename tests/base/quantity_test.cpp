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

TEST(Quantity, IsRefusedWithoutAUnitOrWithAnother) {
  for (const std::string_view text : {"", "10", "km", "10 min", "-1 km", "10 miles", "1e308 km"}) {
    EXPECT_EQ(length_from_text(text), std::nullopt) << text;
  }
  EXPECT_EQ(duration_from_text("20 km"), std::nullopt);
  EXPECT_EQ(duration_from_text("20 m"), std::nullopt);
  EXPECT_EQ(speed_from_text("50"), std::nullopt);
}

}  // namespace
}  // namespace narhet::base
