// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// What counts for a place that has no way to a kind: the stated way, or the longest that anyone in
/// its municipality has to their nearest where that is longer.  So no way to a nearest point is
/// cut, nobody gains by losing theirs, and no municipality's figures depend on another's.  Places
/// without a municipality count as one.
/// @param nearest  of today, with all points open
/// @param stated   the least that it is; finite
/// @returns parallel to the places
[[nodiscard]] std::vector<base::PerMetric<base::Weight>> no_way_counts_as(
    const model::NearestTable& nearest,
    std::span<const model::Place> places,
    const base::PerMetric<base::Weight>& stated);

}  // namespace narhet::study
