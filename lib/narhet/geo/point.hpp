// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace narhet::geo {

/// Degrees on the ellipsoid, longitude first.  WGS 84 and ETRS89 (SWEREF 99) are taken as one: they
/// differ by less than a metre in Europe.
struct LonLat {
  double lon{};
  double lat{};

  friend bool operator==(LonLat, LonLat) = default;
};

/// Metres in the CRS of the study, east first.
struct Point {
  double x{};
  double y{};

  friend bool operator==(Point, Point) = default;
};

[[nodiscard]] inline bool is_finite(Point p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}
[[nodiscard]] inline double planar_distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// Smallest box around points; holds none when new.
struct Box {
  double min_x{std::numeric_limits<double>::infinity()};
  double min_y{std::numeric_limits<double>::infinity()};
  double max_x{-std::numeric_limits<double>::infinity()};
  double max_y{-std::numeric_limits<double>::infinity()};

  void add(Point p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  [[nodiscard]] bool is_empty() const { return min_x > max_x; }
  [[nodiscard]] bool contains(Point p) const {
    return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
  }
};

/// First point repeated at the end.
using Ring = std::vector<Point>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

using MultiPolygon = std::vector<Polygon>;

}  // namespace narhet::geo
