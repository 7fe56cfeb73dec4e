// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace narhet::siting::detail {

/// An undirected graph as rows of bits.
class BitGraph {
 public:
  using Row = std::vector<std::uint64_t>;

  explicit BitGraph(std::size_t vertices);

  void join(std::size_t a, std::size_t b);
  [[nodiscard]] std::size_t vertex_count() const { return rows_.size(); }
  [[nodiscard]] const Row& neighbours(std::size_t vertex) const { return rows_[vertex]; }

 private:
  std::vector<Row> rows_;
};

struct CliqueRequest {
  std::size_t size{};
  std::uint64_t effort{};
  /// Hears of each clique of that size, ascending, each once.
  /// @returns whether to go on
  std::function<bool(const std::vector<std::uint32_t>&)> found;
};

struct CliqueOutcome {
  bool is_finished{};  ///< all was looked at, up to where `found` ended the search
  std::uint64_t nodes{};
  std::uint64_t effort{};
};

/// Cliques of a size by branch and bound: what can be coloured with fewer colours than vertices are
/// missing has none (Tomita & Seki 2003, "An efficient branch-and-bound algorithm for finding a
/// maximum clique", Discrete Mathematics and Theoretical Computer Science).
/// @throws Cancelled
CliqueOutcome search_cliques(const BitGraph& graph,
                             const CliqueRequest& request,
                             const base::Task& task);

}  // namespace narhet::siting::detail
