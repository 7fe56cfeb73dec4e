// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::access {

/// What changes for each place over all kinds.
/// @pre the tables have the same places and kinds
[[nodiscard]] std::vector<model::PlaceChange> place_changes(const model::NearestTable& before,
                                                            const model::NearestTable& after,
                                                            base::Metric decide_by);

/// Who loses and who gains by a scenario, told from the nearest before and after alone: closures,
/// openings and both at once.
///
/// A place that gets another nearest just as far away neither loses nor gains.
///
/// @param groups  each with persons for every one of `places`
/// @pre the tables have a row for each of `places`
/// @returns for every municipality, then for the whole study with the places that lie in none:
/// group
///          by group, in each kind by kind and then any kind, distance before time
[[nodiscard]] std::vector<model::ScenarioEffect> scenario_effects(
    std::span<const model::Place> places,
    std::span<const model::PopulationGroup> groups,
    const model::NearestTable& before,
    const model::NearestTable& after,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count);

}  // namespace narhet::access
