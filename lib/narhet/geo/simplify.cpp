// SPDX-License-Identifier: MIT
#include "narhet/geo/simplify.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace narhet::geo {
namespace {

double distance_to_side(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  if (square == 0) {
    return planar_distance(p, a);
  }
  const double along = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
  return planar_distance(p, {a.x + along * dx, a.y + along * dy});
}

/// Which corners stay.  The ring begins and ends at one point, so the first side to compare with is
/// that point, and what lies farthest from it stays.
std::vector<bool> kept_corners(const Ring& ring, double tolerance) {
  std::vector<bool> kept(ring.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, ring.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double farthest = tolerance;
    std::size_t corner = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double distance = distance_to_side(ring[i], ring[first], ring[last]);
      if (distance > farthest) {
        farthest = distance;
        corner = i;
      }
    }
    if (corner != first) {
      kept[corner] = true;
      open.emplace_back(first, corner);
      open.emplace_back(corner, last);
    }
  }
  return kept;
}

/// Empty for less than a triangle.
Ring simplified_ring(const Ring& ring, double tolerance) {
  constexpr std::size_t kTriangle = 4;
  if (ring.size() < kTriangle) {
    return {};
  }
  const std::vector<bool> kept = kept_corners(ring, tolerance);
  Ring simple;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (kept[i]) {
      simple.push_back(ring[i]);
    }
  }
  return simple.size() < kTriangle ? Ring{} : simple;
}

}  // namespace

MultiPolygon simplified(const MultiPolygon& area, base::Metres tolerance) {
  MultiPolygon simple;
  for (const Polygon& polygon : area) {
    Polygon each{simplified_ring(polygon.outer, tolerance.count()), {}};
    if (each.outer.empty()) {
      continue;
    }
    for (const Ring& hole : polygon.holes) {
      Ring ring = simplified_ring(hole, tolerance.count());
      if (!ring.empty()) {
        each.holes.push_back(std::move(ring));
      }
    }
    simple.push_back(std::move(each));
  }
  return simple;
}

}  // namespace narhet::geo
