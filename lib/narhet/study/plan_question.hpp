// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/study/plan_settings.hpp"
#include "narhet/study/study_file.hpp"

#include <string>
#include <vector>

namespace narhet::study {

/// What of the question can be checked before hours of work.
/// @throws Error `usage`, `layer_empty`
void check_plan_question(const StudyFile& study, const PlanQuestion& question);

/// How far is within, by the study's deciding metric.
struct PlanLimit {
  base::Weight weight;
  std::string label;  ///< as it was written: "10 min"
};

/// The limit asked for, else the study's deciding threshold.
/// @throws Error `usage` if there is neither, or it is of the other metric
[[nodiscard]] PlanLimit plan_limit(const StudyFile& study, const PlanQuestion& question);

/// The kinds asked about, in the study's order; all where none is named.
[[nodiscard]] std::vector<base::KindIndex> plan_kinds(const StudyFile& study,
                                                      const PlanQuestion& question);

}  // namespace narhet::study
