// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/numbering.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace narhet::routing::detail {
namespace {

/// Gives the nodes their positions, and the edges between them.
class Numbering {
 public:
  Numbering(std::size_t nodes, const Gone& gone, Neighbours&& core)
      : gone_{&gone}, core_{std::move(core)}, turn_(nodes, kNoNode) {
    for (std::uint32_t turn = 0; turn < gone.nodes.size(); ++turn) {
      turn_[gone.nodes[turn]] = turn;
    }
  }

  [[nodiscard]] Elimination number() {
    Elimination result;
    result.position_of.assign(turn_.size(), kNoNode);
    result.node_at.reserve(turn_.size());
    for (std::uint32_t node = 0; node < turn_.size(); ++node) {
      if (turn_[node] == kNoNode) {
        place(node, result);
      }
    }
    result.core_size = static_cast<std::uint32_t>(result.node_at.size());
    walk_tree(result);
    add_edges(result);
    return result;
  }

 private:
  static void place(std::uint32_t node, Elimination& result) {
    result.position_of[node] = static_cast<std::uint32_t>(result.node_at.size());
    result.node_at.push_back(base::id_at<base::NodeId>(node));
  }
  /// The one of its neighbours that goes next; none for the last of a part, and where that is in
  /// the core.
  [[nodiscard]] std::uint32_t parent(std::uint32_t turn) const {
    std::uint32_t next = kNoNode;
    for (const std::uint32_t node : gone_->neighbours_of(turn)) {
      next = std::min(next, turn_[node]);
    }
    return next;
  }

  /// Depth first from the roots, the later root and child first.
  void walk_tree(Elimination& result) const {
    const auto turns = static_cast<std::uint32_t>(gone_->nodes.size());
    std::vector<std::uint32_t> first_child(turns, kNoNode);
    std::vector<std::uint32_t> next_sibling(turns, kNoNode);
    std::vector<std::uint32_t> open;
    for (std::uint32_t turn = 0; turn < turns; ++turn) {
      const std::uint32_t above = parent(turn);
      if (above == kNoNode) {
        open.push_back(turn);
      } else {
        next_sibling[turn] = std::exchange(first_child[above], turn);
      }
    }
    while (!open.empty()) {
      const std::uint32_t turn = open.back();
      open.pop_back();
      place(gone_->nodes[turn], result);
      for (std::uint32_t child = first_child[turn]; child != kNoNode; child = next_sibling[child]) {
        open.push_back(child);
      }
    }
  }

  void add_edges(Elimination& result) const {
    result.first_upper.reserve(turn_.size() + 1);
    std::vector<std::uint32_t> positions;
    for (std::uint32_t position = 0; position < turn_.size(); ++position) {
      result.first_upper.push_back(static_cast<std::uint32_t>(result.upper.size()));
      const auto node = static_cast<std::uint32_t>(result.node_at[position]);
      const bool in_core = position < result.core_size;
      positions.clear();
      for (const std::uint32_t other : in_core ? std::span<const std::uint32_t>{core_[node]}
                                               : gone_->neighbours_of(turn_[node])) {
        const std::uint32_t upper = result.position_of[other];
        if (upper < position) {
          positions.push_back(upper);
        }
      }
      std::sort(positions.begin(), positions.end());
      result.upper.insert(result.upper.end(), positions.begin(), positions.end());
      result.largest_degree =
          std::max(result.largest_degree, static_cast<std::uint32_t>(positions.size()));
    }
    result.first_upper.push_back(static_cast<std::uint32_t>(result.upper.size()));
  }

  const Gone* gone_;
  Neighbours core_;
  std::vector<std::uint32_t> turn_;  // by node; none: in the core
};

}  // namespace

Elimination number(std::size_t nodes, const Gone& gone, Neighbours&& core) {
  return Numbering{nodes, gone, std::move(core)}.number();
}

}  // namespace narhet::routing::detail
