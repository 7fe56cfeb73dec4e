// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::access {

/// What closing each service point would do, one at a time, for every kind that it offers and both
/// metrics: one pass over the nearest and second nearest of every place.
///
/// @pre `nearest` has a row for each of `places`; its services are positions in `services`
/// @returns service by service, in each kind by kind, distance before time; also rows of services
/// that
///          nobody has as nearest
[[nodiscard]] std::vector<model::ClosureEffect> closure_effects(
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Service> services,
    std::span<const model::Threshold> thresholds);

/// The worst single closing for every municipality and for the whole study, of those that would
/// leave somebody beyond a threshold: most persons first, then the lower service.
///
/// @pre as above
/// @returns municipality by municipality, in each kind by kind
[[nodiscard]] std::vector<model::WorstClosure> worst_closures(std::span<const model::Place> places,
                                                              const model::NearestTable& nearest,
                                                              std::size_t services,
                                                              const model::Threshold& threshold,
                                                              std::size_t municipality_count);

}  // namespace narhet::access
