// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstdint>

namespace narhet::study {

/// A sentence about the work for the user, and how much it matters.
struct Line {
  enum class Weight : std::uint8_t { main, detail };
  base::Message text;
  Weight weight{Weight::main};
  /// What whoever runs the program can do about it, with the words of commands and of study.toml:
  /// said by the command and not by the report.
  base::Message hint{};
};

}  // namespace narhet::study
