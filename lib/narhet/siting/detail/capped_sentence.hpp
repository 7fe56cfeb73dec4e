// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/comparison.hpp"

#include <vector>

namespace narhet::siting::detail {

/// That weightings say little of two, where they do: by which criteria both have all points, and
/// which alone tell them apart.
void add_mostly_capped(const NamedScore& a,
                       const NamedScore& b,
                       const ComparisonFacts& facts,
                       std::vector<base::Message>& sentences);

/// What `a` does more than `b` where both have all points.  Else a site that does more would seem
/// to have nothing to speak for it.
void add_beyond_points(const NamedScore& a,
                       const NamedScore& b,
                       const ComparisonFacts& facts,
                       std::vector<base::Message>& sentences);

}  // namespace narhet::siting::detail
