// SPDX-License-Identifier: MIT
#include "narhet/geo/area_index.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace narhet::geo {
namespace {

Ring square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

//   y
//   4  +-----+     +--+
//      | +-+ |     |  |     A: the large square with a hole, and the small one to the right
//   2  | | | |     +--+
//      | +-+ |+--+
//   0  +-----+|B |
//      0     4  5  7
const std::array<MultiPolygon, 2> kAreas{{
    {{square(0, 0, 4), {square(1, 1, 2)}}, {square(9, 2, 2), {}}},
    {{square(5, 0, 1), {}}},
}};

TEST(AreaIndex, FindsTheAreaThatCoversAPoint) {
  const AreaIndex index{kAreas};
  EXPECT_EQ(index.covering({0.5, 0.5}), 0U);
  EXPECT_EQ(index.covering({10, 3}), 0U) << "the second part of the first area";
  EXPECT_EQ(index.covering({5.5, 0.5}), 1U);
  EXPECT_EQ(index.covering({2, 2}), std::nullopt) << "in the hole";
  EXPECT_EQ(index.covering({20, 20}), std::nullopt);
}

TEST(AreaIndex, CountsTheBorderToTheArea) {
  const AreaIndex index{kAreas};
  EXPECT_EQ(index.covering({0, 2}), 0U);
  EXPECT_EQ(index.covering({4, 4}), 0U) << "a corner";
  EXPECT_EQ(index.covering({1, 2}), 0U) << "the hole's border";
}

TEST(AreaIndex, GivesASharedBorderToTheFirstArea) {
  const std::array<MultiPolygon, 2> neighbours{{{{square(0, 0, 1), {}}}, {{square(1, 0, 1), {}}}}};
  EXPECT_EQ(AreaIndex{neighbours}.covering({1, 0.5}), 0U);
}

TEST(Invalidity, NamesABowTie) {
  EXPECT_EQ(invalidity(kAreas[0]), std::nullopt);
  const MultiPolygon bow_tie{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}};
  const auto reason = invalidity(bow_tie);
  ASSERT_TRUE(reason);
  EXPECT_NE(reason->find("Self-intersection"), std::string::npos) << *reason;
}

TEST(Invalidity, NamesARingThatIsNone) {
  EXPECT_TRUE(invalidity({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}})) << "not closed";
  EXPECT_TRUE(invalidity({{{{0, 0}, {1, 0}, {0, 0}}, {}}})) << "too few points";
  EXPECT_TRUE(invalidity({}));
}

TEST(InteriorPoint, LiesInTheAreaAndNotInItsHole) {
  const Point point = interior_point(kAreas[0]);
  EXPECT_EQ(AreaIndex{kAreas}.covering(point), 0U);
}

// A square of 10 m: 3 m beside it, over a corner at (3, 4) from it, in the middle.  However large
// the distance is beside the square, nothing nearer falls out: what lies within 5 m is within 500
// km.
TEST(AreaIndexWithin, HoldsAllThatIsNoFartherWhateverTheDistance) {
  const AreaIndex square{std::vector<MultiPolygon>{
      {{{{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {0.0, 10.0}, {0.0, 0.0}}, {}}}}};
  EXPECT_TRUE(square.within({13.0, 5.0}, base::Metres{3.0}));
  EXPECT_FALSE(square.within({13.1, 5.0}, base::Metres{3.0}));
  EXPECT_TRUE(square.within({13.0, 14.0}, base::Metres{5.0}));
  EXPECT_FALSE(square.within({13.0, 14.0}, base::Metres{4.9})) << "a circle around the corner";
  EXPECT_TRUE(square.within({5.0, 5.0}, base::Metres{}));
  EXPECT_FALSE(square.within({13.0, 5.0}, base::Metres{}));
  for (double distance = 5.0; distance < 1e6; distance *= 1.7) {
    for (const Point point : {Point{13.0, 14.0}, Point{5.0, 5.0}, Point{-4.0, 5.0}}) {
      EXPECT_TRUE(square.within(point, base::Metres{distance})) << distance;
    }
  }
}

// In the hole of a municipality lies its neighbour.
TEST(AreaIndexWithin, MeasuresFromTheBorderOfAHoleToo) {
  const AreaIndex ring{std::vector<MultiPolygon>{
      {{{{0.0, 0.0}, {30.0, 0.0}, {30.0, 30.0}, {0.0, 30.0}, {0.0, 0.0}},
        {{{10.0, 10.0}, {10.0, 20.0}, {20.0, 20.0}, {20.0, 10.0}, {10.0, 10.0}}}}}}};
  EXPECT_FALSE(ring.within({15.0, 15.0}, base::Metres{4.9}));
  EXPECT_TRUE(ring.within({15.0, 15.0}, base::Metres{5.0}));
}

}  // namespace
}  // namespace narhet::geo
