// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct ReportOptions {
  bool overwrite{};
  std::string version;                    ///< of the program, for the list of assumptions
  std::string date;                       ///< ISO 8601 with milliseconds and Z
  std::optional<routing::Method> engine;  ///< what searches run on; nothing: what pays
};

/// Works out a study as `run_study` does, and writes the report alone.
/// @returns what was read and what became of it
/// @throws Error as `run_study`; `usage` if the file is a file of the study or no ".html";
///         Cancelled
[[nodiscard]] std::vector<Line> write_report(const StudyFile& study,
                                             const std::filesystem::path& target,
                                             const ReportOptions& options,
                                             const base::Task& task);

}  // namespace narhet::study
