// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace narhet::geo {

/// Those of many points that lie near a place (Boost.Geometry's R-tree, packed).
///
/// May be shared between threads once built.
class NearPoints {
 public:
  /// @param points  copied.  @pre all finite: a single NaN spoils every answer of an R-tree
  explicit NearPoints(std::span<const Point> points);
  ~NearPoints();
  NearPoints(NearPoints&&) noexcept;
  NearPoints& operator=(NearPoints&&) noexcept;

  /// Positions in the list, ascending, of the points no farther than `limit`, in planar metres.
  [[nodiscard]] std::vector<std::uint32_t> within(Point place, double limit) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace narhet::geo
