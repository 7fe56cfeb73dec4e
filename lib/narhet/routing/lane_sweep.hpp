// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/climb.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace narhet::routing {

/// How the sixteen searches of a sweep are worked out; the labels are the same to the bit.
enum class LaneCode : std::uint8_t {
  scalar,  ///< for any machine
  avx2,    ///< eight at once
};

/// The faster that this machine can do.
[[nodiscard]] LaneCode best_lane_code();

/// The sweep for sixteen searches at once, as `sweep` has it, from the first position on.
/// @pre the machine can do `code`
void sweep_lanes(const Steps& down,
                 std::span<const Reach<LaneLabel>> reached,
                 std::span<LaneLabel> labels,
                 LaneCode code);

}  // namespace narhet::routing
