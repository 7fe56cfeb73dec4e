// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/detail/layer.hpp"
#include "narhet/output/publication.hpp"

#include <string>

namespace narhet::output::detail {

/// A cell as CSV has it: in quotes where it holds a comma, a quote or a line's end.
[[nodiscard]] std::string csv_cell(const std::string& text);

/// Writes the columns of a layer and, of points, `x` and `y` behind them, to
/// `publication.temporary()`: UTF-8, commas, decimal points, NULL as nothing.
/// @throws Error `output_failed`
void write_csv(const Layer& layer, Publication& publication);

}  // namespace narhet::output::detail
