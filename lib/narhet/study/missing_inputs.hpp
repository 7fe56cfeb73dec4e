// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/preflight.hpp"
#include "narhet/study/inputs.hpp"
#include "narhet/study/study_file.hpp"

#include <vector>

namespace narhet::study {

/// What a run does without, since the study names no such input or its records do not say it.
/// Where a column that is not used has nearly the name of one that is missing, that is told.
[[nodiscard]] std::vector<model::MissingInput> missing_inputs(const StudyFile& study,
                                                              const Inputs& inputs);

}  // namespace narhet::study
