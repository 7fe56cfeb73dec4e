// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result_coverage.hpp"
#include "narhet/output/publication.hpp"

#include <filesystem>

namespace narhet::output {

/// Writes a table (CSV) with a row for each measure and municipality and, of each result, its
/// persons, those within and their percent.  What remains is `publication.commit()`.
/// @throws Error `output_failed`
void write_coverage_comparison(const model::CoverageComparison& comparison,
                               Publication& publication);

/// Before that replaces a file.
/// @throws Error `output_exists` if the file at the target is something else
void refuse_other_coverage_comparison(const std::filesystem::path& target);

}  // namespace narhet::output
