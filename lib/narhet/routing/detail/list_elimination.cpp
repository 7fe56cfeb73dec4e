// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/list_elimination.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace narhet::routing::detail {
namespace {

constexpr std::uint32_t kNodesBetweenChecks = 1U << 8U;

}  // namespace

ListElimination::ListElimination(Neighbours& neighbours,
                                 Gone& gone,
                                 std::span<const std::uint32_t> staying)
    : neighbours_{&neighbours}, gone_{&gone}, queue_{neighbours.size()} {
  for (const std::uint32_t node : staying) {
    queue_.leave_out(node);
  }
  for (std::uint32_t node = 0; node < neighbours.size(); ++node) {
    queue_.set(node, static_cast<std::uint32_t>(neighbours[node].size()));
  }
}

void ListElimination::run(std::size_t left, const Limits& limits, base::Phase& phase) {
  const std::size_t stop_at = neighbours_->size() - std::min(left, neighbours_->size());
  while (gone_->nodes.size() < stop_at && gone_->neighbours.size() <= limits.edges) {
    const std::uint32_t node = queue_.take(limits.degree);
    if (node == kNoNode) {
      return;
    }
    take_out(node);
    if (gone_->nodes.size() % kNodesBetweenChecks == 0) {
      phase.advance(kNodesBetweenChecks);
    }
  }
}

void ListElimination::take_out(std::uint32_t node) {
  const std::vector<std::uint32_t> around = std::exchange((*neighbours_)[node], {});
  gone_->add(node, around);
  for (const std::uint32_t other : around) {
    std::vector<std::uint32_t>& list = (*neighbours_)[other];
    merged_.clear();
    std::set_union(list.begin(), list.end(), around.begin(), around.end(),
                   std::back_inserter(merged_));
    std::erase_if(merged_, [&](std::uint32_t each) { return each == node || each == other; });
    list.assign(merged_.begin(), merged_.end());
    queue_.set(other, static_cast<std::uint32_t>(list.size()));
  }
}

}  // namespace narhet::routing::detail
