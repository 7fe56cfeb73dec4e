// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/plan_problem.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::study {

/// Who has the longest way to the nearest open site.
struct Farthest {
  std::optional<base::Weight> way;            ///< nothing where no place has any
  std::vector<base::PlaceIndex> places;       ///< that have it, ascending
  std::vector<base::PlaceIndex> without_way;  ///< for some kind, but have one to some other site
};

/// @param sites  open beside today's points
/// @pre the problem has places
[[nodiscard]] Farthest farthest(const PlanProblem& plan, std::span<const siting::SiteIndex> sites);

}  // namespace narhet::study
