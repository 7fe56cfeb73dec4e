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

  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled once, not twice
  LaneLabel() { units.fill(base::Weight::infinite().units()); }

  void improve(const LaneLabel& other, std::uint32_t step) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      units[lane] = std::min(units[lane], other.units[lane] + step);
    }
  }

  friend bool operator==(const LaneLabel&, const LaneLabel&) = default;
};

/// The nearest points, at most `Most`, distinct; of equal costs the lower point is nearer.
template <std::size_t Most>
struct NearestLabel {
  /// A cost above a point's number: one comparison orders by cost, then by point.
  using Way = std::uint64_t;
  /// Whatever is not below it has an infinite cost.
  static constexpr Way kNone = Way{base::Weight::infinite().units()} << 32U;

  std::array<Way, Most> ways;  ///< ascending; `kNone` where there are fewer

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
  bool insert(Way other) { return insert_from<0>(other); }

  void improve(const NearestLabel& other, std::uint32_t step) {
    if constexpr (Most == 2) {
      merge_two(longer(other.ways[0], step), longer(other.ways[1], step));
    } else {
      improve_from<0>(other, step);
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

 private:
  // Loops over the ways, unrolled: nearly all the time of a search is spent here.

  template <std::size_t At>
  bool insert_from(Way other) {
    if constexpr (At == Most) {
      return false;
    } else if (other < ways[At]) {
      push_down<At>(other, point(other));
      return true;
    } else {
      return point(ways[At]) != point(other) && insert_from<At + 1>(other);
    }
  }

  /// What stood here moves on, unless it is the longer way to the same point.
  template <std::size_t At>
  void push_down(Way other, std::uint32_t inserted) {
    const Way old = std::exchange(ways[At], other);
    if constexpr (At + 1 < Most) {
      if (point(old) != inserted) {
        push_down<At + 1>(old, inserted);
      }
    }
  }

  /// The same for two, without a branch that depends on which is nearer: nobody can foretell that.
  void merge_two(Way first, Way second) {
    const Way nearer = std::min(ways[0], first);
    const std::uint32_t nearest_point = point(nearer);
    const auto unless_same = [&](Way way) { return point(way) == nearest_point ? kNone : way; };
    const Way farther = unless_same(std::max(ways[0], first));
    const Way other = std::min(unless_same(ways[1]), unless_same(second));
    ways[0] = nearer;
    ways[1] = std::min({farther, other, kNone});
  }

  template <std::size_t At>
  void improve_from(const NearestLabel& other, std::uint32_t step) {
    if constexpr (At < Most) {
      const Way candidate = longer(other.ways[At], step);
      if (candidate < ways[Most - 1]) {  // else the rest is no better
        insert_from<0>(candidate);
        improve_from<At + 1>(other, step);
      }
    }
  }
};

}  // namespace narhet::routing
