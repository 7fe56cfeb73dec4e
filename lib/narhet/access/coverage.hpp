// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::access {

/// Who has each kind of service within each threshold ("<=", at that threshold's metric): for every
/// municipality, then for the whole study with the places that lie in none.
///
/// @pre `nearest` has a row for each of `places`
/// @returns municipality by municipality, in each kind by kind, in each threshold by threshold
[[nodiscard]] std::vector<model::Coverage> coverage(std::span<const model::Place> places,
                                                    const model::NearestTable& nearest,
                                                    std::span<const model::Threshold> thresholds,
                                                    std::size_t municipality_count);

/// The same for a part of the people.
/// @param persons  of the group in each place; nothing: not known
[[nodiscard]] std::vector<model::Coverage> coverage_of_group(
    std::span<const std::optional<base::Persons>> persons,
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count);

/// Who has all kinds within each threshold, each at its own nearest point: for every municipality,
/// then for the whole study.
///
/// @pre as above
/// @returns municipality by municipality, in each threshold by threshold
[[nodiscard]] std::vector<model::AllKindsCoverage> coverage_of_all_kinds(
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count);

}  // namespace narhet::access
