// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace narhet::base {

/// What a weight measures.  Km are those of the shortest way, minutes those of the fastest; the two
/// are never mixed, and each has its own nearest point.
enum class Metric : std::uint8_t { distance, time };

inline constexpr std::array kMetrics{Metric::distance, Metric::time};

/// A value for each metric.
template <class T>
struct PerMetric {
  T distance{};
  T time{};

  [[nodiscard]] constexpr T& operator[](Metric metric) {
    return metric == Metric::distance ? distance : time;
  }
  [[nodiscard]] constexpr const T& operator[](Metric metric) const {
    return metric == Metric::distance ? distance : time;
  }
  friend bool operator==(const PerMetric&, const PerMetric&) = default;
};

/// The cost of an arc or a way: whole centimetres (metric distance) or milliseconds (metric time).
///
/// Integers, so that sums do not depend on their order.  Additions saturate at `infinite()`, which
/// stands for "no way" inside the library and leaves it as a status, never as a number.
class Weight {
 public:
  /// 2^30, the largest weight of one arc, so that two weights never overflow 32 bits.
  static constexpr std::uint32_t kMaxArc = 1U << 30U;

  constexpr Weight() = default;
  constexpr explicit Weight(std::uint32_t units) : units_{units < kInfinite ? units : kInfinite} {}

  [[nodiscard]] static constexpr Weight infinite() { return Weight{kInfinite}; }
  [[nodiscard]] constexpr std::uint32_t units() const { return units_; }
  [[nodiscard]] constexpr bool is_finite() const { return units_ < kInfinite; }

  friend constexpr auto operator<=>(Weight, Weight) = default;
  friend constexpr Weight operator+(Weight a, Weight b) { return Weight{a.units_ + b.units_}; }
  /// @pre a >= b, both finite
  friend constexpr Weight operator-(Weight a, Weight b) { return Weight{a.units_ - b.units_}; }

 private:
  static constexpr std::uint32_t kInfinite = 0x7fff'ffffU;
  std::uint32_t units_{0};
};

/// Rounded to the nearest centimetre or millisecond; infinite at and above 2^31 - 1.
/// @pre not negative and finite
[[nodiscard]] Weight to_weight(Metres length);
[[nodiscard]] Weight to_weight(Seconds duration);

/// @pre the weight is finite and of that metric
[[nodiscard]] constexpr double to_kilometres(Weight distance) {
  return distance.units() / 100'000.0;
}
[[nodiscard]] constexpr double to_minutes(Weight time) {
  return time.units() / 60'000.0;
}
/// Kilometres or minutes, as the metric has it.
[[nodiscard]] constexpr double to_display(Metric metric, Weight weight) {
  return metric == Metric::distance ? to_kilometres(weight) : to_minutes(weight);
}

}  // namespace narhet::base
