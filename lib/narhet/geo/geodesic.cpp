// SPDX-License-Identifier: MIT
#include "narhet/geo/geodesic.hpp"

#include <geodesic.h>

#include <cmath>
#include <numbers>

namespace narhet::geo {
namespace {

constexpr double kSemiMajor = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257222101;
constexpr double kRadian = std::numbers::pi / 180.0;

geod_geodesic grs80() {
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, kSemiMajor, kFlattening);
  return ellipsoid;
}

/// Up to there the series of `short_length` is good to 4 nanometres.
constexpr double kShortDegrees = 0.02;
constexpr double kMostNorthern = 80.0;

bool is_short(LonLat a, LonLat b) {
  return std::abs(a.lat - b.lat) < kShortDegrees && std::abs(a.lon - b.lon) < kShortDegrees &&
         std::abs(a.lat) < kMostNorthern;
}

/// Gauss's mid-latitude formulas.
double short_length(LonLat a, LonLat b) {
  constexpr double kE2 = kFlattening * (2.0 - kFlattening);
  constexpr double kSecondE2 = kE2 / (1.0 - kE2);
  const double north = (b.lat - a.lat) * kRadian;
  const double east = (b.lon - a.lon) * kRadian;
  const double middle = 0.5 * (a.lat + b.lat) * kRadian;
  const double sine = std::sin(middle);
  const double cosine = std::cos(middle);
  const double eta2 = kSecondE2 * cosine * cosine;
  const double v2 = 1.0 + eta2;
  const double tan2 = (sine * sine) / (cosine * cosine);
  const double across = kSemiMajor / std::sqrt(1.0 - kE2 * sine * sine);
  const double north2 = north * north;
  const double east2 = east * east;
  const double to_east = across * east * cosine *
                         (1.0 - east2 * sine * sine / 24.0 +
                          (1.0 + eta2 - 9.0 * eta2 * tan2) * north2 / (24.0 * v2 * v2));
  const double to_north = across / v2 * north * (1.0 - east2 / 8.0) *
                          (1.0 + (1.0 - 2.0 * eta2) * east2 * cosine * cosine / 24.0 +
                           eta2 * (1.0 - tan2) * north2 / (8.0 * v2 * v2));
  return std::sqrt(to_east * to_east + to_north * to_north);
}

}  // namespace

base::Metres geodesic_length(LonLat a, LonLat b) {
  if (is_short(a, b)) {
    return base::Metres{short_length(a, b)};
  }
  static const geod_geodesic kGrs80 = grs80();
  double metres = 0.0;
  geod_inverse(&kGrs80, a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
  return base::Metres{metres};
}

base::Metres geodesic_length(std::span<const LonLat> line) {
  base::Metres sum;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum += geodesic_length(line[i - 1], line[i]);
  }
  return sum;
}

}  // namespace narhet::geo
