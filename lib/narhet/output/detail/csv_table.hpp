// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/csv_dialect.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/publication.hpp"

#include <string>

namespace narhet::output::detail {

/// A text as CSV has it: in quotes where it holds a separator, a quote or a line's end, and with an
/// apostrophe before what a spreadsheet would work out.
[[nodiscard]] std::string csv_cell(const std::string& text,
                                   CsvDialect dialect = CsvDialect::rfc4180);

/// Writes the columns of a layer and, of points, `x` and `y` behind them, to
/// `publication.temporary()` in the dialect of the publication; NULL as nothing.
/// @throws Error `output_failed`
void write_csv(const Layer& layer, Publication& publication);

}  // namespace narhet::output::detail
