// SPDX-License-Identifier: MIT
#include "narhet/geo/segment_index.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

namespace narhet::geo {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
const auto kAny = [](std::size_t) { return true; };

TEST(FootOn, IsThePerpendicularOrTheNearerEnd) {
  const Segment segment{{0, 0}, {10, 0}, 0};
  const Foot inside = foot_on(segment, {4, 3});
  EXPECT_DOUBLE_EQ(inside.fraction, 0.4);
  EXPECT_EQ(inside.point, (Point{4, 0}));
  EXPECT_DOUBLE_EQ(inside.distance, 3);
  EXPECT_DOUBLE_EQ(foot_on(segment, {-3, 4}).distance, 5);
  EXPECT_EQ(foot_on(segment, {14, 3}).point, segment.to);
  EXPECT_DOUBLE_EQ(foot_on({{2, 2}, {2, 2}, 0}, {2, 5}).distance, 3) << "a segment without length";
}

TEST(NearestSegment, TakesTheFirstOfTwoAtTheSameDistance) {
  const std::vector<Segment> segments{
      {{0, 5}, {1, 5}, 0}, {{0, -5}, {1, -5}, 0}, {{0, 5}, {1, 5}, 0}};
  const NearestSegment index{segments};
  EXPECT_EQ(index.find({0.5, 0}, kFar, kAny)->segment, 0U);
}

TEST(NearestSegment, KeepsToTheLimitAndIncludesIt) {
  const std::vector<Segment> segments{{{0, 5}, {1, 5}, 0}};
  const NearestSegment index{segments};
  EXPECT_TRUE(index.find({0, 0}, 5.0, kAny));
  EXPECT_FALSE(index.find({0, 0}, 4.999, kAny));
  EXPECT_FALSE(NearestSegment{std::vector<Segment>{}}.find({0, 0}, kFar, kAny));
}

TEST(NearestSegment, AgreesWithLookingAtEverySegment) {
  std::mt19937 random{20'261'123};
  // Small whole numbers, so that ties and shared ends are common.
  const auto draw = [&] { return static_cast<double>(random() % 20); };
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    std::vector<Segment> segments(1 + random() % 30);
    for (Segment& segment : segments) {
      segment = {{draw(), draw()}, {draw(), draw()}, 0};
    }
    const NearestSegment index{segments};
    const Point point{draw(), draw()};
    const std::size_t refused = random() % 3;
    const auto accepts = [&](std::size_t segment) { return segment % 3 != refused; };
    const double limit = draw();

    std::optional<std::size_t> expected;
    double least = limit;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const double distance = foot_on(segments[i], point).distance;
      if (accepts(i) && (expected ? distance < least : distance <= least)) {
        expected = i;
        least = distance;
      }
    }
    const auto found = index.find(point, limit, accepts);
    ASSERT_EQ(found.has_value(), expected.has_value());
    if (found) {
      EXPECT_EQ(found->segment, *expected);
      EXPECT_EQ(found->distance, least);
    }
  }
}

}  // namespace
}  // namespace narhet::geo
