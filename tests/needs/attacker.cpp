// SPDX-License-Identifier: MIT
#include "attacker.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::test {

GroupBounds bounds_by_sums(const needs::OpenLine& told, std::uint32_t participants) {
  const std::uint32_t sum =
      std::accumulate(told.counts.begin(), told.counts.end(), told.other_groups);
  // Of all groups without a number of their own.
  const Bounds hidden = told.other_groups > 0 ? Bounds{told.other_groups, told.other_groups}
                                              : Bounds{0, participants - sum};
  GroupBounds bounds;
  for (std::size_t group = 0; group < bounds.size(); ++group) {
    const std::uint32_t number = told.counts.at(group);
    bounds.at(group) = number > 0 ? Bounds{number, number} : Bounds{0, hidden.high};
  }
  // Of the sum, what the others cannot have.
  for (int round = 0; round < 3; ++round) {
    for (std::size_t group = 0; group < bounds.size(); ++group) {
      if (told.counts.at(group) > 0) {
        continue;
      }
      std::uint32_t others = 0;
      for (std::size_t other = 0; other < bounds.size(); ++other) {
        others += other != group && told.counts.at(other) == 0 ? bounds.at(other).high : 0;
      }
      bounds.at(group).low =
          std::max(bounds.at(group).low, hidden.low > others ? hidden.low - others : 0);
    }
  }
  return bounds;
}

}  // namespace narhet::test
