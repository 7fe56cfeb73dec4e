// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace narhet::test {

struct CommandOutcome {
  int status{};      ///< exit status; 128 + signal if one ended it
  std::string text;  ///< stdout and stderr
};

/// Runs a line in /bin/sh.
[[nodiscard]] CommandOutcome run_command(const std::string& line);

}  // namespace narhet::test
