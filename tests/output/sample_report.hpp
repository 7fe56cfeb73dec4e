// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace narhet::test {

/// A report of an invented region with every kind of block: three municipalities, 64 places,
/// service points of two kinds, candidate sites, one chosen.
[[nodiscard]] model::Report sample_report(base::Language language);

/// The same with this many places on its map.
[[nodiscard]] model::Report large_report(std::size_t places);

/// Texts that would be markup, script, formulas or a change of the writing direction if they were
/// not escaped.  Those that could run set `window.harm`.
[[nodiscard]] std::vector<std::string> hostile_texts();

/// The sample with hostile texts for names, facts, cells, titles, classes, labels and questions.
[[nodiscard]] model::Report hostile_report();

}  // namespace narhet::test
