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
};

}  // namespace narhet::study
