// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result_coverage.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// "; service points -2.1, roads and speeds +0.3" in percentage points; empty where no
/// part shows in a tenth.
[[nodiscard]] base::Message parts_of(const model::ComparedCoverage& row);

/// Which service points closed, opened, moved or changed their kinds between two results, and for
/// how many people each was or is the nearest; how much of the change is not told apart, and what
/// to do about it.
[[nodiscard]] std::vector<Line> change_lines(const model::CoverageComparison& comparison,
                                             base::Language language);

}  // namespace narhet::study
