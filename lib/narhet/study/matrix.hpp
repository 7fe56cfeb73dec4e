// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/output/csv_dialect.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

enum class MatrixTo : std::uint8_t { candidates, services };

struct MatrixOptions {
  MatrixTo to{MatrixTo::candidates};
  bool overwrite{};
  std::string date;                       ///< as `RunOptions::date`
  std::optional<routing::Method> engine;  ///< nothing: what pays
  output::CsvDialect csv{};               ///< of a file whose name ends in .csv
};

/// Writes km and minutes from every place of a study to every candidate or service.
/// @param file  ends in .csv or .gpkg
/// @throws Error as `prepare`; `layer_empty` if the study has no candidates; `usage`,
///         `output_exists`, `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> write_matrix(const StudyFile& study,
                                             const std::filesystem::path& file,
                                             const MatrixOptions& options,
                                             const base::Task& task);

}  // namespace narhet::study
