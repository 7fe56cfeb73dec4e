// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/ordered_elimination.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace narhet::routing::detail {
namespace {

class OrderedElimination {
 public:
  OrderedElimination(const Neighbours& neighbours, std::span<const std::uint32_t> order, Gone& gone)
      : neighbours_{&neighbours},
        order_{order},
        gone_{&gone},
        gone_before_{gone.nodes.size()},
        turn_(neighbours.size(), kNoNode),
        seen_(neighbours.size(), kNoNode),
        first_child_(order.size(), kNoNode),
        next_sibling_(order.size(), kNoNode) {
    for (std::uint32_t turn = 0; turn < order.size(); ++turn) {
      turn_[order[turn]] = turn;
    }
  }

  void run(base::Phase& phase) {
    for (std::uint32_t turn = 0; turn < order_.size(); ++turn) {
      take_out(turn);
      phase.advance();
    }
  }

 private:
  void take_out(std::uint32_t turn) {
    around_.clear();
    add_later((*neighbours_)[order_[turn]], turn);
    for (std::uint32_t child = first_child_[turn]; child != kNoNode; child = next_sibling_[child]) {
      add_later(gone_->neighbours_of(gone_before_ + child), turn);
    }
    gone_->add(order_[turn], around_);
    std::uint32_t parent = kNoNode;
    for (const std::uint32_t node : around_) {
      parent = std::min(parent, turn_[node]);
    }
    if (parent != kNoNode) {
      next_sibling_[turn] = std::exchange(first_child_[parent], turn);
    }
  }

  void add_later(std::span<const std::uint32_t> nodes, std::uint32_t turn) {
    for (const std::uint32_t node : nodes) {
      if (turn_[node] > turn && seen_[node] != turn) {
        seen_[node] = turn;
        around_.push_back(node);
      }
    }
  }

  const Neighbours* neighbours_;
  std::span<const std::uint32_t> order_;
  Gone* gone_;
  std::size_t gone_before_;
  std::vector<std::uint32_t> turn_;  // by node; none: gone before
  std::vector<std::uint32_t> seen_;  // by node: the last turn that met it
  // By turn: those whose first neighbour to go it is.
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> next_sibling_;
  std::vector<std::uint32_t> around_;
};

}  // namespace

void take_out_in_order(const Neighbours& neighbours,
                       std::span<const std::uint32_t> order,
                       Gone& gone,
                       base::Phase& phase) {
  OrderedElimination{neighbours, order, gone}.run(phase);
}

}  // namespace narhet::routing::detail
