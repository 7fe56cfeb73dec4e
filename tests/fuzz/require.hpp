// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>

namespace narhet::fuzz {

/// What has to hold for every input; else the fuzzer keeps the input and ends.
inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace narhet::fuzz
