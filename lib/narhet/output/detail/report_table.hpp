// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/output/detail/report_pen.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace narhet::output::detail {

/// As many as `report.css` has classes `shade-1` to `shade-5`.
inline constexpr int kShades = 5;

/// How dark each cell of a column is, 1 to `kShades`, by the share of its numbers that are better:
/// equal numbers are equally dark.  0: not shaded, for what is no number or not known.
[[nodiscard]] std::vector<int> shades_of(const model::ReportTable& table, std::size_t column);

void write_table(const model::ReportTable& table, ReportPen& pen);

}  // namespace narhet::output::detail
