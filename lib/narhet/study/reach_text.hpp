// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// The answers in sentences to read aloud: of each kind for the whole study, of the first kind for
/// each municipality, the other kinds as details; and what could not be measured.
/// @param language  of the kinds' names
[[nodiscard]] std::vector<Line> reach_lines(const model::Reach& reach, base::Language language);

/// The measures of the whole study, which has no polygon to stand at, for the layer `provenance`.
[[nodiscard]] std::vector<model::Provenance> reach_totals(const model::Reach& reach);

}  // namespace narhet::study
