// SPDX-License-Identifier: MIT
#pragma once

#include "console.hpp"

#include "narhet/base/task.hpp"
#include "narhet/input/skip_limit.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace narhet::tool {

/// When to show progress.
enum class ProgressMode : std::uint8_t { automatic, always, never };

/// What every command is given: where to speak, and how to work.
struct Session {
  Console& console;
  base::Task task;
  /// The date for the result, ISO 8601 with milliseconds and Z: SOURCE_DATE_EPOCH, else now.
  std::string date;
  /// How many faulty records of a table of points are set aside; nothing: none.
  std::optional<input::SkipLimit> skip;

  /// `study::read_study_file`, with what the command line says of faulty records.
  [[nodiscard]] study::StudyFile read_study(const std::filesystem::path& path,
                                            std::optional<base::Language> language = {}) const;
};

}  // namespace narhet::tool
