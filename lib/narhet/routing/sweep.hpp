// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/climb.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>
#include <span>

namespace narhet::routing {

/// The lower part of a search: from the top down, every position takes the best of its own label
/// and its upper neighbours' (the sweep of Delling, Goldberg, Nowatzyk and Werneck 2013, "PHAST",
/// Journal of Parallel and Distributed Computing 73(7)).
///
/// @param down    steps to upper positions
/// @param begin   the first position to work out; labels before it stand
/// @param reached what the climb reached from `begin` on, by position ascending
/// @param labels  one per position; written from `begin` on, read before it
template <class Label>
void sweep(const Steps& down,
           std::uint32_t begin,
           std::span<const Reach<Label>> reached,
           std::span<Label> labels) {
  const auto end = static_cast<std::uint32_t>(down.position_count());
  const auto take_best = [&](std::uint32_t position, Label label) {
    for (const Step& step : down.of(position)) {
      label.improve(labels[step.position], step.units);
    }
    labels[position] = label;
  };
  std::uint32_t position = begin;
  for (const Reach<Label>& reach : reached) {
    for (; position < reach.position; ++position) {
      take_best(position, Label{});
    }
    take_best(position++, reach.label);
  }
  for (; position < end; ++position) {
    take_best(position, Label{});
  }
}

}  // namespace narhet::routing
