// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/detail/neighbours.hpp"
#include "narhet/routing/elimination.hpp"

#include <cstddef>

namespace narhet::routing::detail {

/// Gives nodes that were taken out their positions, and the edges between them.
/// @param nodes  how many there were
/// @param core   the neighbours of those that are left; may be empty if none is
[[nodiscard]] Elimination number(std::size_t nodes, const Gone& gone, Neighbours&& core);

}  // namespace narhet::routing::detail
