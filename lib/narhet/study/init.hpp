// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/study/run.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct InitOptions {
  std::string name;  ///< of the study; empty: from the name of the extract
  base::Language language{base::Language::english};
  std::optional<int> admin_level;
  bool allow_incomplete{};
};

/// Makes a study from an OpenStreetMap extract: reads it whole, so that what is wrong with it is
/// said now, and writes `study.toml` and an empty table of needs into a new folder.
/// @returns what was found and assumed
/// @throws Error `output_exists` if the folder has a `study.toml`, `output_failed`, and as the
/// reader
///         of extracts does; Cancelled
std::vector<Line> init_study(const std::filesystem::path& extract,
                             const std::filesystem::path& folder,
                             const InitOptions& options,
                             const base::Task& task);

}  // namespace narhet::study
