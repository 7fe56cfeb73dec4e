// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace narhet::routing {

// What a search keeps for each position.  A new label knows no way.  `insert` takes in one way,
// `improve` all those of another label made longer by a step.  Two weights fit in 32 bits, and what
// is not below an infinite cost is not taken in, so costs saturate.

/// The cost of the best way.
struct CostLabel {
  using Way = std::uint32_t;

  Way way{base::Weight::infinite().units()};

  [[nodiscard]] static std::uint32_t units(Way way) { return way; }
  [[nodiscard]] static Way longer(Way way, std::uint32_t step) { return way + step; }

  /// @returns whether it is kept
  bool insert(Way other) {
    const bool better = other < way;
    way = better ? other : way;
    return better;
  }
  void improve(const CostLabel& other, std::uint32_t step) {
    way = std::min(way, other.way + step);
  }
  [[nodiscard]] bool holds(Way other) const { return way == other; }
  template <class Visit>
  void for_each_way(const Visit& visit) const {
    visit(way);
  }

  friend bool operator==(const CostLabel&, const CostLabel&) = default;
};

/// Costs of sixteen searches side by side.
struct LaneLabel {
  static constexpr std::size_t kLanes = 16;
  static constexpr std::size_t kBytes = kLanes * sizeof(std::uint32_t);

  alignas(kBytes) std::array<std::uint32_t, kLanes> units;

  LaneLabel() { units.fill(base::Weight::infinite().units()); }

  void improve(const LaneLabel& other, std::uint32_t step) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      units[lane] = std::min(units[lane], other.units[lane] + step);
    }
  }

  friend bool operator==(const LaneLabel&, const LaneLabel&) = default;
};

/// The nearest points, at most `k`, distinct; of equal costs the lower point is nearer.
template <std::size_t k>
struct NearestLabel {
  /// A cost above a point's number: one comparison orders by cost, then by point.
  using Way = std::uint64_t;
  static constexpr Way kNone = (Way{base::Weight::infinite().units()} << 32U) | 0xffff'ffffU;

  std::array<Way, k> ways;  ///< ascending; `kNone` where there are fewer

  NearestLabel() { ways.fill(kNone); }

  [[nodiscard]] static constexpr Way way(std::uint32_t units, std::uint32_t point) {
    return (Way{units} << 32U) | point;
  }
  [[nodiscard]] static constexpr std::uint32_t units(Way way) {
    return static_cast<std::uint32_t>(way >> 32U);
  }
  [[nodiscard]] static constexpr std::uint32_t point(Way way) {
    return static_cast<std::uint32_t>(way);
  }
  [[nodiscard]] static Way longer(Way way, std::uint32_t step) { return way + (Way{step} << 32U); }

  /// @returns whether it is kept
  bool insert(Way other) {
    if (other >= ways[k - 1]) {
      return false;
    }
    const std::uint32_t its_point = point(other);
    std::size_t at = 0;
    for (; ways[at] < other; ++at) {
      if (point(ways[at]) == its_point) {
        return false;
      }
    }
    if (ways[at] == other) {
      return false;
    }
    for (; at < k; ++at) {
      std::swap(ways[at], other);
      if (point(other) == its_point) {
        break;  // the longer way to the same point goes
      }
    }
    return true;
  }
  void improve(const NearestLabel& other, std::uint32_t step) {
    for (const Way each : other.ways) {
      const Way candidate = longer(each, step);
      if (candidate >= ways[k - 1]) {
        return;  // and so are the rest
      }
      insert(candidate);
    }
  }
  [[nodiscard]] bool holds(Way other) const {
    return std::find(ways.begin(), ways.end(), other) != ways.end();
  }
  template <class Visit>
  void for_each_way(const Visit& visit) const {
    for (const Way each : ways) {
      if (each == kNone) {
        return;
      }
      visit(each);
    }
  }

  friend bool operator==(const NearestLabel&, const NearestLabel&) = default;
};

}  // namespace narhet::routing
