// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/plan_text.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace narhet::study {

/// The unit of objective and bound: "person-min", "persons", "sites", "min" …
/// @param type  the plan's, or what decides second
[[nodiscard]] std::string plan_unit(const PlanFacts& facts, siting::ProblemType type);
/// An objective in that unit; nothing where no way joins any two sites.
[[nodiscard]] std::optional<double> in_plan_unit(const PlanFacts& facts,
                                                 siting::ProblemType type,
                                                 std::int64_t objective);

/// An objective with its unit, for people.
[[nodiscard]] base::Message plan_amount(const PlanFacts& facts,
                                        siting::ProblemType type,
                                        std::int64_t objective);

}  // namespace narhet::study
