// SPDX-License-Identifier: MIT
#include "narhet/geo/buffer.hpp"

#include "narhet/geo/area_index.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace narhet::geo {
namespace {

using Lines = std::vector<std::vector<Point>>;

double distance(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double share =
      length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

TEST(Buffer, OfARoadIsAStripWithRoundEnds) {
  const MultiPolygon area = buffer(Lines{{{0, 0}, {1000, 0}}}, base::Metres{100}, {});
  ASSERT_EQ(area.size(), 1U);
  double doubled = 0.0;
  const Ring& ring = area[0].outer;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    doubled += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  }
  const double exact = 1000.0 * 200.0 + std::numbers::pi * 100.0 * 100.0;
  EXPECT_LT(std::abs(doubled) / 2.0, exact) << "the corners lie on the circle, not outside";
  EXPECT_GT(std::abs(doubled) / 2.0, exact - 0.01 * std::numbers::pi * 100.0 * 100.0);
}

// Four roads around a square of 1 km: its middle is nobody's.
TEST(Buffer, KeepsItsHoles) {
  const MultiPolygon area = buffer(Lines{{{0, 0}, {1000, 0}},
                                         {{1000, 0}, {1000, 1000}},
                                         {{1000, 1000}, {0, 1000}},
                                         {{0, 1000}, {0, 0}}},
                                   base::Metres{100}, {});
  ASSERT_EQ(area.size(), 1U);
  EXPECT_EQ(area[0].holes.size(), 1U);
}

TEST(Buffer, OfNothingIsNothing) {
  EXPECT_TRUE(buffer({}, base::Metres{100}, {}).empty());
}

// More lines than are taken at a time.  No point farther than the distance is inside, and none
// nearer than what the polygon loses at its corners is outside.
TEST(Buffer, HoldsExactlyWhatIsNear) {
  std::mt19937 random{3};
  const auto coordinate = [&] { return static_cast<double>(random() % 20'000); };
  Lines lines;
  for (int i = 0; i < 300; ++i) {
    const Point from{coordinate(), coordinate()};
    lines.push_back({from, {from.x + static_cast<double>(random() % 600), from.y + 300.0}});
  }
  const base::Metres width{150};
  const MultiPolygon area = buffer(lines, width, {});
  ASSERT_FALSE(invalidity(area));
  const AreaIndex index{std::vector<MultiPolygon>{area}};
  std::size_t inside = 0;
  for (int i = 0; i < 5000; ++i) {
    const Point point{coordinate(), coordinate()};
    double nearest = 1e9;
    for (const auto& line : lines) {
      nearest = std::min(nearest, distance(point, line[0], line[1]));
    }
    const bool covered = index.covering(point).has_value();
    inside += covered ? 1U : 0U;
    EXPECT_FALSE(covered && nearest > width.count() + 1e-6);
    EXPECT_FALSE(!covered && nearest < width.count() * std::cos(std::numbers::pi / 32) - 1e-6);
  }
  EXPECT_GT(inside, 100U);
}

TEST(Buffer, StopsWhenAskedTo) {
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(buffer(Lines{{{0, 0}, {1, 0}}}, base::Metres{1}, task)),
               base::Cancelled);
}

}  // namespace
}  // namespace narhet::geo
