// SPDX-License-Identifier: MIT
#include "narhet/network/hilbert.hpp"

#include <algorithm>
#include <utility>

namespace narhet::network {
namespace {

constexpr std::uint32_t kSide = 1U << 16U;

std::uint32_t cell(double value, double low, double high) {
  const double share = high > low ? (value - low) / (high - low) : 0.0;
  return std::min(kSide - 1, static_cast<std::uint32_t>(share * kSide));
}

}  // namespace

std::uint32_t hilbert_key(geo::Point point, const geo::Box& box) {
  std::uint32_t x = cell(point.x, box.min_x, box.max_x);
  std::uint32_t y = cell(point.y, box.min_y, box.max_y);
  std::uint32_t key = 0;
  for (std::uint32_t side = kSide / 2; side > 0; side /= 2) {
    const bool right = (x & side) != 0;
    const bool upper = (y & side) != 0;
    key += side * side * ((right ? 3U : 0U) ^ (upper ? 1U : 0U));
    if (!upper) {
      if (right) {
        x = kSide - 1 - x;
        y = kSide - 1 - y;
      }
      std::swap(x, y);
    }
  }
  return key;
}

}  // namespace narhet::network
