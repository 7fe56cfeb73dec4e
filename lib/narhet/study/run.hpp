// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/inputs.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct RunOptions {
  bool overwrite{};
  std::string version;                               ///< of the program, for `provenance`
  std::string date;                                  ///< ISO 8601 with milliseconds and Z
  base::Language language{base::Language::english};  ///< of the lines, not of the result
  std::optional<routing::Method> engine;             ///< what searches run on; nothing: what pays
};

struct RunSummary {
  std::filesystem::path result;
  std::optional<std::filesystem::path> report;  ///< nothing: the study asks for none
  std::vector<Line> lines;
};

/// The whole way from the files to the GeoPackage and the report, and the manifest of both (see
/// `output/manifest_file.hpp`).  Earlier ones stay as they were unless all succeeds.
/// @throws Error as `prepare`, and `output_exists`, `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] RunSummary run_study(const StudyFile& study,
                                   const RunOptions& options,
                                   const base::Task& task);

}  // namespace narhet::study
