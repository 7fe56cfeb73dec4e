// SPDX-License-Identifier: MIT
#pragma once

#include "console.hpp"

#include "narhet/base/task.hpp"

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
};

}  // namespace narhet::tool
