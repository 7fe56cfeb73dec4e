// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/preflight.hpp"
#include "narhet/study/line.hpp"

#include <vector>

namespace narhet::study {

/// A page for those who are to run the study: what was found, how it was understood, what is
/// missing, what is assumed, what it will cost, and what to type next.
/// @param language  of the kinds' names
[[nodiscard]] std::vector<Line> preflight_lines(const model::Preflight& preflight,
                                                base::Language language);

}  // namespace narhet::study
