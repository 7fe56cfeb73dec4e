// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/detail/by_degree.hpp"
#include "narhet/routing/detail/neighbours.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing::detail {

/// Takes nodes of the fewest neighbours out while the neighbours are lists.
class ListElimination {
 public:
  /// @param neighbours  of all nodes; what it becomes is the neighbours of those that are left
  /// @param staying     those that are not taken out, however few neighbours they have
  ListElimination(Neighbours& neighbours, Gone& gone, std::span<const std::uint32_t> staying = {});

  /// Until `left` nodes remain, or all that remain stay, or at a limit.  May be called again.
  /// @throws Cancelled
  void run(std::size_t left, const Limits& limits, base::Phase& phase);

 private:
  void take_out(std::uint32_t node);

  Neighbours* neighbours_;
  Gone* gone_;
  ByDegree queue_;
  std::vector<std::uint32_t> merged_;
};

}  // namespace narhet::routing::detail
