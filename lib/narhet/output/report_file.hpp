// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/report.hpp"
#include "narhet/output/publication.hpp"

namespace narhet::output {

/// Writes the report at `publication.temporary()`; what remains to be done is
/// `publication.commit()`.
/// @throws Error `output_failed`; Cancelled
void write_report(const model::Report& report, Publication& publication, const base::Task& task);

}  // namespace narhet::output
