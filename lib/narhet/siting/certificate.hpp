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
  /// within the budget, one in each group, every place within the limit, each as the problem has
  /// it.
  bool keeps_rules{};
  std::int64_t objective{};  ///< in the units of `Answer`
  /// By place, its nearest open site (of equal ones the lower); nothing where it has no way.  Empty
  /// for `dispersion`.
  std::vector<std::optional<SiteIndex>> nearest;
  std::int64_t demand_reached{};  ///< that has a way to an open site
};

/// In O(places x open sites).
/// @param sites  the plan's; existing ones are open without being named
[[nodiscard]] Certificate certify(const LocationProblem& problem, std::span<const SiteIndex> sites);

}  // namespace narhet::siting
