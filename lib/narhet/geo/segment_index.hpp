// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace narhet::geo {

/// A straight piece of something, by the owner's number for it.
struct Segment {
  Point from;
  Point to;
  std::uint32_t owner{};
};

/// The foot of a perpendicular on a segment, or its nearer end.
struct Foot {
  std::size_t segment{};  ///< position in the list given to the index
  double fraction{};      ///< 0 at `from`, 1 at `to`
  Point point;
  double distance{};  ///< planar metres
};

[[nodiscard]] Foot foot_on(const Segment& segment, Point point);

/// The nearest of many segments (Boost.Geometry's R-tree, packed).
///
/// May be shared between threads once built.
class NearestSegment {
 public:
  /// @param segments  copied.  @pre all finite: a single NaN spoils every answer of an R-tree
  explicit NearestSegment(std::span<const Segment> segments);
  ~NearestSegment();
  NearestSegment(NearestSegment&&) noexcept;
  NearestSegment& operator=(NearestSegment&&) noexcept;

  /// The nearest segment that `accepts` takes, no farther than `limit`; of several at the same
  /// distance, the first in the list.
  [[nodiscard]] std::optional<Foot> find(
      Point point, double limit, const std::function<bool(std::size_t segment)>& accepts) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace narhet::geo
