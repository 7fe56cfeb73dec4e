// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace narhet::geo {

/// Why a polygon cannot be used ("Self-intersection at …", as GEOS says it); nothing if it is
/// valid.
[[nodiscard]] std::optional<std::string> invalidity(const MultiPolygon& area);

/// A point inside, for labels.  @pre valid and not empty
[[nodiscard]] Point interior_point(const MultiPolygon& area);

/// Which of many areas covers a point (GEOS prepared geometries; a border belongs to the area).
///
/// Confined to the thread that made it.
class AreaIndex {
 public:
  /// @param areas  copied
  /// @pre every area is valid (`invalidity`)
  explicit AreaIndex(std::span<const MultiPolygon> areas);
  ~AreaIndex();
  AreaIndex(AreaIndex&&) noexcept;
  AreaIndex& operator=(AreaIndex&&) noexcept;

  /// Position in `areas`; of several, the lowest.
  /// @throws Error `geometry_invalid` if GEOS cannot decide
  [[nodiscard]] std::optional<std::size_t> covering(Point point) const;
  /// Whether the point lies in one of the areas or no farther from one than that, in the plane.
  /// @throws Error `geometry_invalid` if GEOS cannot decide
  [[nodiscard]] bool within(Point point, base::Metres distance) const;

 private:
  struct Areas;
  std::unique_ptr<Areas> areas_;
};

}  // namespace narhet::geo
