// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result_coverage.hpp"
#include "narhet/model/result_ways.hpp"

namespace narhet::compare {

/// Takes the change of each measure between two results apart: what comes of service points, what
/// of roads and speeds, what of people.
///
/// The people's part is the change of each place's share of the people times the mean of whether it
/// is within the limit before and after; the rest is the change of that times the mean of its share
/// before and after, so that no order of the causes is preferred and the parts sum to the whole
/// (the midpoint of the two orders, as in a Shapley decomposition of two factors).  The rest is
/// split by the way that the place would have with the later service points on the earlier roads.
/// The results tell it exactly where roads, speeds and versions are the same in both, or the
/// service points of the kind are; else where the nearest one is the same in both, where it closed
/// and the second nearest took its place, where it opened and the earlier nearest is the second
/// now, and where no service point of the two changed; other changes are `not_told_apart`.
///
/// A service point or a place that stands more than a metre from where it was has moved: the one
/// counts as closed and opened, the change of the other's way as of people.
/// @param comparison  of these two; a row whose parts do not sum to what the municipalities say
///                    (a result that withholds) is left without
/// @pre `comparison` has two results, the earlier first
/// Cost: places x measures.
void explain_change(const model::ResultWays& earlier,
                    const model::ResultWays& later,
                    model::CoverageComparison& comparison);

}  // namespace narhet::compare
