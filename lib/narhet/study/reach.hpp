// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/output/csv_dialect.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct ReachOptions {
  std::optional<std::string> kind;   ///< key of one kind; nothing: all
  std::optional<std::string> decay;  ///< "gaussian(20 min)"; nothing: the default
  std::optional<std::string> limit;  ///< of catchments, "30 min"; nothing: the default
  bool overwrite{};
  output::CsvDialect csv{};                          ///< of a file whose name ends in .csv
  std::string version;                               ///< of the program, for `provenance`
  std::string date;                                  ///< as `RunOptions::date`
  base::Language language{base::Language::english};  ///< of the lines, not of the file
  std::optional<routing::Method> engine;             ///< nothing: what pays
};

/// Measures by the metric that decides what service the people of a study have within reach, whom
/// the service points serve, and how unequal the ways are, and writes it.
///
/// Catchments need the capacity of every service point of a kind; where one lacks it they are not
/// measured, and that is said.  Places without a known population count no persons.
/// @param file  ends in .gpkg or, for the places alone, in .csv
/// @throws Error as `prepare`; `usage`; `too_large`; `output_exists`, `output_in_use`,
///         `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> write_reach(const StudyFile& study,
                                            const std::filesystem::path& file,
                                            const ReachOptions& options,
                                            const base::Task& task);

}  // namespace narhet::study
