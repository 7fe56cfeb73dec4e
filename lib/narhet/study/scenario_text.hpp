// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// What a scenario comes to, in sentences to read aloud, by the metric that decides: who would no
/// longer have what within the threshold, who would be left with nothing, how much farther, and
/// likewise who gains.
[[nodiscard]] std::vector<Line> scenario_lines(const model::Scenario& scenario,
                                               base::Language language);

}  // namespace narhet::study
