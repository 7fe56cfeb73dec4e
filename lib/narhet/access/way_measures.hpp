// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::access {

/// The ways of people to the nearest point of one kind by one metric, and how unequal they are: for
/// every municipality, then for the whole study with the places that lie in none.
///
/// @param nearest  one pair per place
/// @param line     of the indices of poverty; null: they are not measured
[[nodiscard]] std::vector<model::WayMeasures> way_measures(
    std::span<const model::Place> places,
    std::span<const model::NearestPair> nearest,
    base::Metric metric,
    std::size_t municipality_count,
    const model::Threshold* line);

}  // namespace narhet::access
