// SPDX-License-Identifier: MIT
#include "narhet/input/detail/measured.hpp"

#include <gmock/gmock.h>

namespace narhet::test {
namespace {

using input::detail::Along;
using input::detail::cut_at;
using input::detail::CutLine;
using input::detail::Extents;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// 100 m east, then 100 m north.
const std::vector<geo::Point> kCorner{{0.0, 0.0}, {100.0, 0.0}, {100.0, 100.0}};

TEST(CutAt, CutsALineInThreeWhereTheMeasuresSay) {
  // The line is the part from 0.5 to 0.9 of its link: 200 m of it, so 500 m is the whole.  0.6 lies
  // 50 m from the start, 0.75 125 m: 25 m beyond the corner.
  const CutLine cut = cut_at(kCorner, {0.5, 0.9}, {0.75, 0.6});
  EXPECT_THAT(cut.points, SizeIs(5));
  ASSERT_THAT(cut.pieces, SizeIs(3));
  EXPECT_NEAR(cut.points[cut.pieces[0].last_vertex].x, 50.0, 1e-9);
  EXPECT_NEAR(cut.points[cut.pieces[1].last_vertex].x, 100.0, 1e-9);
  EXPECT_NEAR(cut.points[cut.pieces[1].last_vertex].y, 25.0, 1e-9);
  EXPECT_EQ(cut.points[cut.pieces[2].last_vertex], kCorner.back());
  // The middle of each: (0.5 + 0.6) / 2 and so on.
  EXPECT_NEAR(cut.pieces[0].middle, 0.55, 1e-12);
  EXPECT_NEAR(cut.pieces[1].middle, 0.675, 1e-12);
  EXPECT_NEAR(cut.pieces[2].middle, 0.825, 1e-12);
}

TEST(CutAt, AddsNoVertexWhereThereIsOne) {
  const CutLine cut = cut_at(kCorner, {0.0, 200.0}, {100.0});
  EXPECT_THAT(cut.points, ElementsAre(kCorner[0], kCorner[1], kCorner[2]));
  ASSERT_THAT(cut.pieces, SizeIs(2));
  EXPECT_EQ(cut.pieces[0].last_vertex, 1U);
}

TEST(CutAt, LeavesNoSliver) {
  // 5 mm from either end, twice the same, and what lies outside.
  const CutLine cut = cut_at(kCorner, {0.0, 200.0}, {0.005, 199.995, 80.0, 80.004, -3.0, 900.0});
  EXPECT_THAT(cut.points, SizeIs(4));
  EXPECT_THAT(cut.pieces, SizeIs(2));
}

TEST(CutAt, KeepsALineOfNoLengthWhole) {
  const CutLine cut = cut_at(std::vector<geo::Point>{{1.0, 1.0}, {1.0, 1.0}}, {0.0, 1.0}, {0.5});
  EXPECT_THAT(cut.points, SizeIs(2));
  EXPECT_THAT(cut.pieces, SizeIs(1));
}

TEST(Extents, AreThoseOfTheLinkThatLieOverTheRange) {
  Extents extents;
  extents.add("a", {{0.5, 1.0}, Along::both, "late"});
  extents.add("a", {{0.0, 0.5}, Along::both, "early"});
  extents.add("b", {{0.0, 1.0}, Along::both, "elsewhere"});
  const auto all = extents.overlapping("a", {0.0, 1.0});
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0]->value, "early");
  // To touch at 0.5 is not to lie over it.
  const auto late = extents.overlapping("a", {0.5, 0.75});
  ASSERT_THAT(late, SizeIs(1));
  EXPECT_EQ(late[0]->value, "late");
  EXPECT_THAT(extents.overlapping("c", {0.0, 1.0}), IsEmpty());
  EXPECT_EQ(extents.found(), 2U);  // each once, and not that of b
}

}  // namespace
}  // namespace narhet::test
