// SPDX-License-Identifier: MIT
#include "narhet/geo/simplify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace narhet::geo {
namespace {

TEST(Simplify, DropsCornersThatLieOnASide) {
  const Ring square{{0, 0}, {50, 1}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
  const MultiPolygon simple = simplified({{square, {}}}, base::Metres{2});
  ASSERT_EQ(simple.size(), 1U);
  EXPECT_EQ(simple[0].outer, (Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}));
  // A corner that stands out by more than the tolerance stays.
  EXPECT_EQ(simplified({{square, {}}}, base::Metres{0.5})[0].outer, square);
}

TEST(Simplify, LosesWhatIsSmallerThanTheTolerance) {
  const Ring islet{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
  const Ring lake{{40, 40}, {41, 40}, {41, 41}, {40, 40}};
  const Ring land{{0, 0}, {100, 0}, {100, 100}, {0, 0}};
  EXPECT_TRUE(simplified({{islet, {}}}, base::Metres{5}).empty());
  const MultiPolygon simple = simplified({{land, {lake}}, {islet, {}}}, base::Metres{5});
  ASSERT_EQ(simple.size(), 1U);
  EXPECT_TRUE(simple[0].holes.empty());
  EXPECT_EQ(simplified({{land, {lake}}}, base::Metres{0.1})[0].holes, std::vector<Ring>{lake});
}

double distance_to(const Ring& ring, Point p) {
  double least = 1e9;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    const double square = std::pow(b.x - a.x, 2) + std::pow(b.y - a.y, 2);
    const double share =
        std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / square, 0.0, 1.0);
    least = std::min(least,
                     std::hypot(p.x - a.x - share * (b.x - a.x), p.y - a.y - share * (b.y - a.y)));
  }
  return least;
}

// A winding coast of 2 000 corners: none of them ends farther from the new one than promised.
TEST(Simplify, MovesNoCornerFartherThanTheTolerance) {
  Ring coast;
  for (int i = 0; i < 2000; ++i) {
    const double angle = 2 * 3.14159265358979 * i / 2000;
    const double radius = 10'000 + 700 * std::sin(13 * angle) + 90 * std::sin(171 * angle);
    coast.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  coast.push_back(coast.front());
  const Ring simple = simplified({{coast, {}}}, base::Metres{40})[0].outer;
  EXPECT_LT(simple.size(), coast.size() / 4);
  EXPECT_EQ(simple.front(), simple.back());
  for (const Point corner : coast) {
    EXPECT_LE(distance_to(simple, corner), 40.0);
  }
}

}  // namespace
}  // namespace narhet::geo
