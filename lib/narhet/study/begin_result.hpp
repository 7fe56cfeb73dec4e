// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

namespace narhet::study {

/// What every result of a study says of it, whatever is asked: names, language, system, kinds and
/// thresholds, and whether it is for everyone.  The records are still to come.
[[nodiscard]] model::Result begin_result(const StudyFile& study, const Prepared& prepared);

}  // namespace narhet::study
