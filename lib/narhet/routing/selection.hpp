// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/climb.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing {

/// The part of a search graph that a sweep to some positions needs: these and all above them, the
/// core whole (Delling, Goldberg and Werneck 2011, "Faster batched shortest paths in road
/// networks", ATMOS).
///
/// Immutable; may be shared between threads.
struct Selection {
  static constexpr std::uint32_t kNotSelected = 0xffff'ffffU;

  Steps down;                            ///< between selected positions, by their numbers here
  std::vector<std::uint32_t> number_of;  ///< here, by position

  [[nodiscard]] std::size_t position_count() const { return down.position_count(); }

  /// What a climb reached, as far as it is selected, under the numbers here.
  template <class Label>
  void keep_selected(std::span<const Reach<Label>> reached, std::vector<Reach<Label>>& kept) const {
    kept.clear();
    for (const Reach<Label>& reach : reached) {
      if (number_of[reach.position] != kNotSelected) {
        kept.push_back({number_of[reach.position], reach.label});
      }
    }
  }
};

/// @param positions  to be reached; in any order, also repeated
[[nodiscard]] Selection select(const SearchGraph& graph,
                               SearchDirection direction,
                               std::span<const std::uint32_t> positions);

}  // namespace narhet::routing
