// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/inputs.hpp"

#include <vector>

namespace narhet::study {

/// Keeps the municipalities of the study, and of the points those in them or within the margin.
/// What is left out is counted in the load reports.
/// @throws Error `study_invalid` for a municipality that the file does not have, with the nearest;
///         Cancelled
void keep_neighbourhood(const StudyArea& area, Inputs& inputs, const base::Task& task);

/// How many people live in each municipality and how many in none, where places have numbers: one
/// message each, in the order of the municipalities.
[[nodiscard]] std::vector<base::Message> population_balance(const Inputs& inputs);

}  // namespace narhet::study
