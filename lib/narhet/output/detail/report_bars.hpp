// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/output/detail/report_pen.hpp"

#include <vector>

namespace narhet::output::detail {

/// Where an axis from 0 has its marks: at multiples of 1, 2, 2.5 or 5 times a power of ten, at most
/// six of them, the last at or beyond `longest`.
/// @param is_end  the axis ends at `longest`, which is the last mark
[[nodiscard]] std::vector<double> axis_marks(double longest, bool is_end);

/// The bars as SVG, their legend, and the table of their numbers.
void write_figure(const model::ReportFigure& figure, ReportPen& pen);

/// The patterns that tell the parts of bars apart without colours, for a `defs` of the page.
void write_part_patterns(Html& html);

}  // namespace narhet::output::detail
