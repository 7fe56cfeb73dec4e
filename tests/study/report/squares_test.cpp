// SPDX-License-Identifier: MIT
#include "narhet/study/report/squares.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::study::report {
namespace {

// Two points 400 m apart in one square kilometre, a third in the next to the east.
TEST(Squares, HoldThePointsInThem) {
  const std::vector<geo::Point> points{{100, 100}, {1500, 900}, {500, 100}};
  const Squares found = in_squares(points, 10);
  EXPECT_EQ(found.side, 1000.0);
  ASSERT_EQ(found.squares.size(), 2U);
  EXPECT_EQ(found.squares[0].middle, (geo::Point{500, 500}));
  EXPECT_EQ(found.squares[0].members, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(found.squares[1].members, (std::vector<std::size_t>{1}));
}

// Where there would be too many they are twice as wide, as often as it takes.
TEST(Squares, GrowUntilThereAreFewEnough) {
  std::vector<geo::Point> points;
  for (int i = 0; i < 8; ++i) {
    points.push_back({1000.0 * i + 1.0, 1.0});
  }
  EXPECT_EQ(in_squares(points, 8).side, 1000.0);
  EXPECT_EQ(in_squares(points, 7).side, 2000.0);
  EXPECT_EQ(in_squares(points, 1).side, 8000.0);
}

TEST(Squares, LieWestAndSouthOfZeroToo) {
  const Squares found = in_squares(std::vector<geo::Point>{{-1, -1}, {1, 1}}, 10);
  ASSERT_EQ(found.squares.size(), 2U);
  EXPECT_EQ(found.squares[0].middle, (geo::Point{-500, -500}));
}

}  // namespace
}  // namespace narhet::study::report
