// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/place.hpp"
#include "narhet/model/scenario.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// Whom a scenario is told for: everybody, then the young, the elderly and the businesses, each
/// where some place has measured it.
[[nodiscard]] std::vector<model::PopulationGroup> population_groups(
    std::span<const model::Place> places);

}  // namespace narhet::study
