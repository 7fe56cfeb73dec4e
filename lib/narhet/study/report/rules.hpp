// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"

namespace narhet::study::report {

/// What the study finds of rules and published classes: values beside their limits, and never who
/// is entitled to something.
void add_rules(const model::Result& result, model::ReportChapter& chapter);

}  // namespace narhet::study::report
