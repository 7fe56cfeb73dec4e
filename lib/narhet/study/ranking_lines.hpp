// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// In which municipalities the first candidate stays first however needs are taken, and for each
/// other municipality what puts which candidate in its place.
[[nodiscard]] std::vector<Line> ranking_lines(const model::Result& result);

}  // namespace narhet::study
