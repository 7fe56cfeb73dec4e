// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/detail/neighbours.hpp"

#include <cstdint>
#include <span>

namespace narhet::routing::detail {

/// Takes the last nodes out in a given order.  A node's neighbours are those that it has now and
/// those of each node whose first to go they shared: every edge is looked at once, where taking
/// nodes out one by one looks at it once for each neighbour (the symbolic factorisation of sparse
/// matrices: George and Liu 1981, "Computer Solution of Large Sparse Positive Definite Systems").
/// @param neighbours  of all nodes
/// @param order       all nodes that are left, each once
/// @throws Cancelled
void take_out_in_order(const Neighbours& neighbours,
                       std::span<const std::uint32_t> order,
                       Gone& gone,
                       base::Phase& phase);

}  // namespace narhet::routing::detail
