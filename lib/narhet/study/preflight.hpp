// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/preflight.hpp"
#include "narhet/study/study_file.hpp"

namespace narhet::study {

/// Reads and checks the inputs, builds the road graph and ties the points to it, and says what a
/// run would be made of and what it would take.  Writes nothing.
/// @param language  of the kinds' names in sentences
/// @throws Error as `prepare`; Cancelled
[[nodiscard]] model::Preflight check_study(const StudyFile& study,
                                           base::Language language,
                                           const base::Task& task);

}  // namespace narhet::study
