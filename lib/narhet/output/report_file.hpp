// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/report.hpp"
#include "narhet/output/publication.hpp"

namespace narhet::output {

/// Writes the report as one HTML page that opens by a double click, without a network: chapters
/// with a table of contents, tables, figures as SVG, and maps that can be moved about in where
/// scripts run and are drawings where they do not, and on paper.  What remains is
/// `publication.commit()`.
///
/// Every text is escaped.  A policy in the page forbids any request and any script but the page's
/// own.  The same report gives the same bytes.
///
/// Behind the report's chapters stands one on the page's accessibility, for its publisher.
///
/// @pre ids of chapters differ and are no "accessibility"; rows and bars are as long as their heads
/// @throws Error `output_failed` if it could not be written; Cancelled
void write_report(const model::Report& report, Publication& publication, const base::Task& task);

}  // namespace narhet::output
