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

/// From here on sets of neighbours are rows of bits: the last nodes have so many neighbours that
/// lists would be merged in vain.
inline constexpr std::size_t kNodesInBits = 1U << 14U;

/// Takes the last nodes out, those of the fewest neighbours first, the neighbours as rows of bits.
class BitElimination {
 public:
  /// Begins with the nodes that are not gone.
  /// @param neighbours  theirs; not needed afterwards
  BitElimination(const Neighbours& neighbours, Gone& gone);

  /// Until none is left, or at a limit.  May be called again.
  /// @throws Cancelled
  void run(const Limits& limits, base::Phase& phase);

 private:
  using Word = std::uint64_t;

  [[nodiscard]] std::span<Word> row(std::uint32_t i) {
    return std::span{rows_}.subspan(i * words_, words_);
  }
  void join(std::uint32_t other, std::uint32_t gone);

  std::vector<std::uint32_t> nodes_;
  Gone* gone_;
  ByDegree queue_;
  std::size_t words_;
  std::vector<Word> rows_;
};

}  // namespace narhet::routing::detail
