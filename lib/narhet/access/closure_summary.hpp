// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::access {

/// What closing each of so many service points whole would do, one at a time, with its sentences:
/// kinds by name, and up to five places.
///
/// @param deciding  the threshold that `beyond` is about; null: only who would lose a kind
/// @pre `nearest` has a row for each of `places` and a kind for each of `kinds`; its services are
/// below `services`
/// @returns parallel to the services
[[nodiscard]] std::vector<model::ClosureSummary> closure_summaries(
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::size_t services,
    std::span<const model::Kind> kinds,
    base::Metric decide_by,
    const model::Threshold* deciding);

}  // namespace narhet::access
