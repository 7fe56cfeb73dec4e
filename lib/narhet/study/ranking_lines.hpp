// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// In which municipalities the first candidate stays first however needs are taken and with other
/// speeds on the roads, and for each other municipality what puts which candidate in its place;
/// what counts for places without a way; and who is first by the ways alone, as plans count.
[[nodiscard]] std::vector<Line> ranking_lines(const model::Result& result);

}  // namespace narhet::study
