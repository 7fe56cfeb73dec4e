// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/label.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>

namespace narhet::routing::detail {

/// Positions `begin` to `end` - 1 in turn: each label becomes the best of what it is, or of no way
/// if it is `fresh`, and of its upper neighbours'.
///
/// Plain pointers, so that the translation unit with AVX2 shares no inline function with others.
struct LaneRun {
  const std::uint32_t* first{};  ///< of the positions, in `steps`
  const Step* steps{};
  LaneLabel* labels{};
  std::uint32_t begin{};
  std::uint32_t end{};
  bool fresh{};
};

void run_lanes_scalar(const LaneRun& run);
/// @pre the machine can do AVX2
void run_lanes_avx2(const LaneRun& run);

}  // namespace narhet::routing::detail
