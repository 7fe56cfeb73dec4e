// SPDX-License-Identifier: MIT
#include "narhet/geo/geodesic.hpp"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <span>

namespace narhet::geo {
namespace {

// GRS 80.
constexpr double kSemiMajor = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257222101;
constexpr double kRadian = std::numbers::pi / 180.0;

/// Length along a meridian, by Simpson's rule on the radius of curvature: another way to the
/// number.
double along_meridian(double from, double to) {
  const double e2 = kFlattening * (2.0 - kFlattening);
  const auto radius = [&](double lat) {
    return kSemiMajor * (1.0 - e2) / std::pow(1.0 - e2 * std::pow(std::sin(lat), 2), 1.5);
  };
  constexpr int kSteps = 1000;
  const double h = (to - from) * kRadian / kSteps;
  double sum = 0.0;
  for (int i = 0; i < kSteps; ++i) {
    const double lat = from * kRadian + i * h;
    sum += h / 6.0 * (radius(lat) + 4.0 * radius(lat + h / 2.0) + radius(lat + h));
  }
  return sum;
}

TEST(GeodesicLength, IsTheArcOfTheMeridian) {
  EXPECT_NEAR(geodesic_length({15.0, 59.0}, {15.0, 60.0}).count(), along_meridian(59.0, 60.0),
              1e-4);
  EXPECT_NEAR(geodesic_length({15.0, 55.0}, {15.0, 69.0}).count(), along_meridian(55.0, 69.0),
              1e-3);
}

TEST(GeodesicLength, IsTheArcOfTheEquator) {
  EXPECT_NEAR(geodesic_length({10.0, 0.0}, {11.0, 0.0}).count(), kSemiMajor * kRadian, 1e-4);
}

TEST(GeodesicLength, OfALineIsTheSumOfItsPieces) {
  const std::array<LonLat, 3> line{{{15.0, 59.0}, {15.0, 59.5}, {15.0, 59.2}}};
  EXPECT_NEAR(geodesic_length(line).count(),
              along_meridian(59.0, 59.5) + along_meridian(59.2, 59.5), 1e-4);
  EXPECT_EQ(geodesic_length(std::span{line}.first(1)).count(), 0.0);
  EXPECT_EQ(geodesic_length(std::span{line}.first(0)).count(), 0.0);
}

// Karney's geodesic, as PROJ has it, for pairs on both sides of where the short formula ends.
TEST(GeodesicLength, BetweenNearPointsIsThatOfTheLongFormula) {
  geod_geodesic grs80{};
  geod_init(&grs80, kSemiMajor, kFlattening);
  std::mt19937 random{1};
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
  for (const double apart : {1e-7, 1e-5, 1e-3, 0.0199, 0.021, 0.5}) {
    for (int i = 0; i < 20'000; ++i) {
      const LonLat a{-170.0 + 340.0 * share(), -85.0 + 170.0 * share()};
      const LonLat b{a.lon + apart * (2.0 * share() - 1.0), a.lat + apart * (2.0 * share() - 1.0)};
      double wanted = 0.0;
      geod_inverse(&grs80, a.lat, a.lon, b.lat, b.lon, &wanted, nullptr, nullptr);
      ASSERT_NEAR(geodesic_length(a, b).count(), wanted, 1e-8) << apart << " degrees apart";
    }
  }
  EXPECT_EQ(geodesic_length({15.0, 59.0}, {15.0, 59.0}).count(), 0.0);
}

}  // namespace
}  // namespace narhet::geo
