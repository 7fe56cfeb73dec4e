// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

namespace narhet::study {

/// What every result of a study says of it, whatever is asked: names, language, system, kinds and
/// thresholds, and whether it is for everyone.  The records are still to come.
[[nodiscard]] model::Result begin_result(const StudyFile& study, const Prepared& prepared);

/// Likewise with the records, moved out of `prepared`, and who has what nearest in the study's
/// season; without candidates and needs.
/// @param engine  on the network of `prepared`
/// @throws Cancelled
[[nodiscard]] model::Result nearest_result(const StudyFile& study,
                                           Prepared&& prepared,
                                           const routing::Engine& engine,
                                           const base::Task& task);

}  // namespace narhet::study
