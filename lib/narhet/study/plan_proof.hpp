// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <vector>

namespace narhet::study {

/// What `narhet plan` would open without being asked otherwise, and what is proved of it, beside a
/// ranking: where the study's plan is one site in each municipality, and small enough to be solved
/// by the way.
/// @throws Cancelled
[[nodiscard]] std::vector<Line> plan_proof_lines(const StudyFile& study,
                                                 const Prepared& prepared,
                                                 const routing::Engine& engine,
                                                 const base::Task& task);

}  // namespace narhet::study
