// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"

#include <cstdint>

namespace narhet::network {

/// Position along a Hilbert curve of order 16 over a box: near keys are near in the plane (Hilbert
/// 1891; the loop is the usual one of rotating quadrants).
/// @pre the box holds the point and is not empty
[[nodiscard]] std::uint32_t hilbert_key(geo::Point point, const geo::Box& box);

}  // namespace narhet::network
