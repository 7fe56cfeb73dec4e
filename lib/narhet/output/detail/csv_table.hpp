// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/csv_dialect.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/publication.hpp"

#include <string>
#include <string_view>

namespace narhet::output::detail {

/// A text as CSV has it: in quotes where it holds a separator, a quote or a line's end, and with an
/// apostrophe before what a spreadsheet would work out.
[[nodiscard]] std::string csv_cell(const std::string& text,
                                   CsvDialect dialect = CsvDialect::rfc4180);

inline constexpr std::string_view kCsvLineEnd = "\r\n";

[[nodiscard]] char csv_separator(CsvDialect dialect);
[[nodiscard]] char csv_decimal_mark(CsvDialect dialect);
/// What a file begins with, before its head.
[[nodiscard]] std::string_view csv_mark(CsvDialect dialect);

/// Writes the columns of a layer and, of points, `x` and `y` behind them, to
/// `publication.temporary()` in the dialect of the publication; NULL as nothing.
/// @throws Error `output_failed`
void write_csv(const Layer& layer, Publication& publication);

}  // namespace narhet::output::detail
