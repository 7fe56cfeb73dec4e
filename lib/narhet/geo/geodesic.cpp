// SPDX-License-Identifier: MIT
#include "narhet/geo/geodesic.hpp"

#include <geodesic.h>

namespace narhet::geo {
namespace {

geod_geodesic grs80() {
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257222101);
  return ellipsoid;
}

}  // namespace

base::Metres geodesic_length(LonLat a, LonLat b) {
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
