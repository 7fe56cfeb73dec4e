// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result_coverage.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// "; -1.80: service points -2.10, roads and speeds +0.30" in percentage points: the change and
/// its parts; empty where no part shows in a hundredth.
[[nodiscard]] base::Message parts_of(const model::ComparedCoverage& row);

/// Which service points closed, opened, moved or changed their kinds between two results, and for
/// how many people each was or is the nearest; how much of the change is not told apart, and what
/// to do about it.
[[nodiscard]] std::vector<Line> change_lines(const model::CoverageComparison& comparison,
                                             base::Language language);

}  // namespace narhet::study
