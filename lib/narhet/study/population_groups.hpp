// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/age_range.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/scenario.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::study {

/// Whom a scenario is told for: everybody, then the young, the elderly, those of 70 and older and
/// the businesses, each where some place has measured it.
/// @param ages  of the young and the elderly, where they are known
[[nodiscard]] std::vector<model::PopulationGroup> population_groups(
    std::span<const model::Place> places, const std::optional<model::GroupAges>& ages = {});

}  // namespace narhet::study
