// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/needs/disclosure.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace narhet::test {

/// What somebody who has only what is told knows of one group of one line.
struct Bounds {
  std::uint32_t low{};
  std::uint32_t high{};

  /// It may be nobody, and it may be `limit` or more.
  [[nodiscard]] bool is_open(std::uint32_t limit) const { return low == 0 && high >= limit; }
};

using GroupBounds = std::array<Bounds, model::kGroups>;

/// Adds and subtracts, and takes the numbers for exact: all groups have together no more than there
/// were participants, and those without a number of their own have together what is told of the
/// other groups.
[[nodiscard]] GroupBounds bounds_by_sums(const needs::OpenLine& told, std::uint32_t participants);

/// All counts of six groups of at most `participants` together that the rule makes into the same
/// line, by trying every one: what somebody finds who knows the rule.  Calls `check` for each line
/// that can be told, with the bounds of each group.
template <class Check>
void for_each_open_line(std::uint32_t participants, std::uint32_t limit, const Check& check) {
  std::map<std::pair<needs::GroupCounts, std::uint32_t>, GroupBounds> classes;
  needs::GroupCounts counts{};
  const auto note = [&] {
    const needs::OpenLine told = needs::open_line(counts, participants, limit);
    const auto [found, is_new] = classes.try_emplace({told.counts, told.other_groups});
    for (std::size_t group = 0; group < counts.size(); ++group) {
      Bounds& bounds = found->second.at(group);
      bounds.low = is_new ? counts.at(group) : std::min(bounds.low, counts.at(group));
      bounds.high = std::max(bounds.high, counts.at(group));
    }
  };
  const auto fill = [&](const auto& self, std::size_t group, std::uint32_t left) -> void {
    if (group == counts.size()) {
      note();
      return;
    }
    for (counts.at(group) = 0; counts.at(group) <= left; ++counts.at(group)) {
      self(self, group + 1, left - counts.at(group));
    }
    counts.at(group) = 0;
  };
  fill(fill, 0, participants);
  for (const auto& [told, bounds] : classes) {
    check(needs::OpenLine{told.first, told.second}, bounds);
  }
}

}  // namespace narhet::test
