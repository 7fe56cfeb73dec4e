// SPDX-License-Identifier: MIT
#include "narhet/geo/point_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace narhet::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NearPoints, IncludeTheLimitAndOnlyTheCircle) {
  const std::vector<Point> points{{3, 4}, {0, 5}, {4, 4}, {0, 5.001}, {0, 5}};
  const NearPoints index{points};
  // The third lies within the square around the circle, and not in the circle.
  EXPECT_THAT(index.within({0, 0}, 5.0), ElementsAre(0, 1, 4));
  EXPECT_THAT(index.within({0, 5}, 0.0), ElementsAre(1, 4)) << "the very place";
  EXPECT_THAT(index.within({9, 9}, 1.0), IsEmpty());
  EXPECT_THAT(NearPoints{{}}.within({0, 0}, 1e9), IsEmpty());
}

TEST(NearPoints, AreThoseThatASearchThroughAllFinds) {
  std::mt19937 random{7};
  std::uniform_real_distribution<double> metres{0.0, 100.0};
  std::vector<Point> points;
  for (int i = 0; i < 500; ++i) {
    points.push_back({metres(random), metres(random)});
  }
  const NearPoints index{points};
  for (int i = 0; i < 200; ++i) {
    const Point place{metres(random), metres(random)};
    const double limit = metres(random) / 5.0;
    std::vector<std::uint32_t> expected;
    for (std::uint32_t each = 0; each < points.size(); ++each) {
      if (planar_distance(place, points[each]) <= limit) {
        expected.push_back(each);
      }
    }
    EXPECT_EQ(index.within(place, limit), expected);
  }
}

}  // namespace
}  // namespace narhet::geo
