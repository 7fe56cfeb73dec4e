// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/ranking.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// What a planner should know of the criteria before reading the ranking: which are not measured
/// somewhere, that costs weigh nothing, what may count twice, and which rank the sites alike.
/// @param language  of the names of weights
[[nodiscard]] std::vector<Line> criteria_lines(const model::Ranking& ranking,
                                               base::Language language);

}  // namespace narhet::study
