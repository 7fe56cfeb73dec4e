// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting {

/// What a plan does, worked out from the cost matrix by no code that the solvers use.
struct Certificate {
  /// Chosen sites ascending, none existing or forbidden, all required among them, as many as asked,
  /// within the budget, one in each group, every place within the limit, no site beyond its
  /// capacity, each as the problem has it.
  bool keeps_rules{};
  std::int64_t objective{};  ///< in the units of `Answer`
  /// By place, its nearest open site (of equal ones the lower); nothing where it has no way.  Of
  /// `capacitated_p_median` the one that serves it.  Empty for `dispersion`.
  std::vector<std::optional<SiteIndex>> nearest;
  std::int64_t demand_reached{};  ///< that has a way to an open site, or is served by one
};

/// In O(places x open sites).
/// @param sites  the plan's; existing ones are open without being named
/// @pre the problem is not `capacitated_p_median`
[[nodiscard]] Certificate certify(const LocationProblem& problem, std::span<const SiteIndex> sites);
/// The same of any problem, in O(places) for `capacitated_p_median`: the plan says who serves whom,
/// and no site more than it can take.
[[nodiscard]] Certificate certify(const LocationProblem& problem, const SitePlan& plan);

}  // namespace narhet::siting
