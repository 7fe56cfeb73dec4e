// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/plan_pool.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace narhet::siting::detail {

void PlanPool::add(Choice choice) {
  const auto position = std::ranges::lower_bound(choices_, choice);
  if (position != choices_.end() && *position == choice) {
    return;
  }
  choices_.insert(position, std::move(choice));
  const std::int64_t most = choices_.front().objective + margin_;
  while (choices_.back().objective > most) {
    choices_.pop_back();
  }
  if (choices_.size() > capacity_) {
    choices_.pop_back();
    has_dropped_ = true;
  }
}

std::int64_t PlanPool::cutoff() const {
  if (choices_.empty()) {
    return std::numeric_limits<std::int64_t>::max() / 2;
  }
  const std::int64_t most = choices_.front().objective + margin_;
  // Of equal ones a full pool keeps what it has, so that ties do not have to be searched to the
  // end.
  return choices_.size() < capacity_ ? most : std::min(most, choices_.back().objective - 1);
}

}  // namespace narhet::siting::detail
