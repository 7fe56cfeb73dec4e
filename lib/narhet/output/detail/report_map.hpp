// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/output/detail/report_pen.hpp"

namespace narhet::output::detail {

/// The map in words, as a drawing that needs no script, and as the data from which `report.js`
/// makes one to move about in, in the drawing's place.
void write_map(const model::ReportMap& map, ReportPen& pen);

}  // namespace narhet::output::detail
