// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/detail/site_rule.hpp"
#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// What p-median, one per group, maximal and backup covering have in common: choose sites so that
/// the sum over places of demand times the `levels` smallest of what stands and of the costs to the
/// chosen sites is least.
///
/// Coverings are the case of costs 0 (within the limit) and 1, backup that of two levels.  What
/// stands comes from existing and required sites and from what no way counts.
struct MedianModel {
  std::size_t levels{1};                ///< 1 or 2
  std::vector<std::int64_t> demand;     ///< by place, above 0
  std::vector<std::uint32_t> standing;  ///< places x levels, ascending within a place
  std::vector<std::uint32_t> costs;     ///< sites x places
  std::vector<SiteIndex> sites;         ///< which they are in the problem, ascending
  std::vector<SiteIndex> required;      ///< open and not in `sites`
  SiteRule rule;                        ///< for `sites`
  std::int64_t left_out{};              ///< what places come to that no site can serve better

  [[nodiscard]] std::size_t place_count() const { return demand.size(); }
  [[nodiscard]] std::size_t site_count() const { return sites.size(); }
  [[nodiscard]] std::span<const std::uint32_t> column(std::size_t site) const {
    return std::span{costs}.subspan(site * place_count(), place_count());
  }
  /// The largest of a place's standing costs: what is not below it changes nothing.
  [[nodiscard]] std::uint32_t horizon(std::size_t place) const {
    return standing[(place + 1) * levels - 1];
  }
};

/// @pre the problem is one of the four
[[nodiscard]] MedianModel median_model(const LocationProblem& problem);

/// Puts a cost among the smallest of a place, the largest of which leaves.
/// @param smallest  ascending, one or two
inline void insert_cost(std::span<std::uint32_t> smallest, std::uint32_t cost) {
  if (cost >= smallest.back()) {
    return;
  }
  if (smallest.size() == 1 || cost >= smallest.front()) {
    smallest.back() = cost;
  } else {
    smallest.back() = smallest.front();
    smallest.front() = cost;
  }
}

/// What a choice comes to, without `left_out`.
[[nodiscard]] std::int64_t total(const MedianModel& model, std::span<const std::uint32_t> chosen);

}  // namespace narhet::siting::detail
