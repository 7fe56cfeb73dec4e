// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing::detail {

/// Edges between nodes of two sides, each side numbered from 0.
struct TwoSides {
  std::vector<std::uint32_t> first;  ///< of each left node, in `right`, and the end
  std::vector<std::uint32_t> right;  ///< the right ends; the same one may come twice
  std::uint32_t right_count{};

  [[nodiscard]] std::uint32_t left_count() const {
    return static_cast<std::uint32_t>(first.size()) - 1;
  }
  [[nodiscard]] std::span<const std::uint32_t> right_of(std::uint32_t left) const {
    return std::span{right}.subspan(first[left], first[left + 1] - first[left]);
  }
};

/// Ascending.
struct VertexCover {
  std::vector<std::uint32_t> left;
  std::vector<std::uint32_t> right;
};

/// The fewest nodes that every edge has an end in: as many as the most edges without a common end
/// (Kőnig 1931), which are found by ever longer alternating ways (Hopcroft and Karp 1973, "An
/// n^5/2 algorithm for maximum matchings in bipartite graphs", SIAM Journal on Computing 2(4)).
///
/// A function of the edges and their order alone.
/// @throws Cancelled
[[nodiscard]] VertexCover minimum_vertex_cover(const TwoSides& edges, const base::Task& task);

}  // namespace narhet::routing::detail
