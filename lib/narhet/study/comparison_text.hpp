// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/stated_way.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// How many of the ways are the same, what the others likely come from, which service points one of
/// the two may lack, and what share of the people is within each threshold of length by either.
[[nodiscard]] std::vector<Line> comparison_lines(const model::WayComparison& comparison,
                                                 base::Language language);

}  // namespace narhet::study
