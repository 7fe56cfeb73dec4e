// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"
#include "narhet/output/csv_dialect.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct CompareOptions {
  input::Source table;  ///< of somebody else's ways
  bool overwrite{};
  output::CsvDialect csv{};                          ///< of a file whose name ends in .csv
  std::string version;                               ///< of the program, for `provenance`
  std::string date;                                  ///< ISO 8601 with milliseconds and Z
  base::Language language{base::Language::english};  ///< of the lines, not of the file
  std::optional<routing::Method> engine;             ///< what searches run on; nothing: what pays
};

/// Holds a study's ways beside those of a table of the user's, such as one from Pipos, and says of
/// each difference what it likely comes from.
/// @param file  where all of them go, .gpkg or .csv; nothing: they are only summed up
/// @throws Error as `prepare` and `input::read_stated_ways`; `usage` for another ending;
///         `output_exists`, `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> compare_with_table(const StudyFile& study,
                                                   const std::optional<std::filesystem::path>& file,
                                                   const CompareOptions& options,
                                                   const base::Task& task);

}  // namespace narhet::study
