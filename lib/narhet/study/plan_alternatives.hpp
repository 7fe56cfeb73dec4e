// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/plan.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/plan_text.hpp"

#include <vector>

namespace narhet::study {

/// Whether other choices were asked for and looked for: of an answer that is proved, and where no
/// second objective decides among them.
[[nodiscard]] bool has_alternatives(const PlanFacts& facts, const siting::Answer& answer);

/// The choices within the margin other than the answer, as the result has them.
[[nodiscard]] std::vector<model::OtherChoice> other_choices(const PlanFacts& facts,
                                                            const siting::Answer& answer);
/// The same in sentences, by what each changes, and whether there may be more.
[[nodiscard]] std::vector<Line> alternative_lines(const PlanFacts& facts,
                                                  const siting::Answer& answer);

}  // namespace narhet::study
