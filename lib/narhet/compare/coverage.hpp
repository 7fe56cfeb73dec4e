// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result_coverage.hpp"

#include <vector>

namespace narhet::compare {

/// Holds the shares of several results beside each other: of the municipalities, by code, and the
/// measures that all of them have, in the order of the first.  Municipalities are never summed over
/// results that count others.
/// @pre at least one result; codes are unique in each
[[nodiscard]] model::CoverageComparison compare_coverage(
    std::vector<model::ResultCoverage>&& results);

/// How many percentage points the shares are apart at most; 0 where fewer than two have one.
[[nodiscard]] double points_apart(const model::ComparedCoverage& row);

}  // namespace narhet::compare
