// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/plan_text.hpp"

#include <vector>

namespace narhet::study {

/// By site of a plan, in its order, the persons of the places to which it makes a difference; a
/// site as near as what there is today makes none.  Empty for `dispersion`, which asks for no
/// places.
[[nodiscard]] std::vector<SitePersons> persons_of_sites(const PlanFacts& facts,
                                                        const siting::SitePlan& plan);

}  // namespace narhet::study
