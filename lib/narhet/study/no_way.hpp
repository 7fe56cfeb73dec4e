// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"

namespace narhet::study {

/// What counts for a place that has no way to a kind: the stated way, or the longest that anyone
/// has to their nearest where that is longer.  So no way to a nearest point is cut, and nobody
/// gains by losing theirs.
/// @param nearest  of today, with all points open
/// @param stated   the least that it is; finite
[[nodiscard]] base::PerMetric<base::Weight> no_way_counts_as(
    const model::NearestTable& nearest, const base::PerMetric<base::Weight>& stated);

}  // namespace narhet::study
