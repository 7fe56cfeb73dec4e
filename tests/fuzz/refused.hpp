// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace narhet::fuzz {

/// The bytes of a fuzz input as text.
inline std::string_view text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};  // NOLINT: bytes are what libFuzzer has
}

/// Calls a reader with bytes from outside: it may refuse them with an error of ours and nothing
/// else.  Any other exception, and any fault a sanitizer sees, ends the program.
template <class Read>
void may_refuse(const Read& read) {
  try {
    read();
  } catch (const base::Error& error) {
    if (error.code() == base::ErrorCode::internal) {
      throw;
    }
  }
}

}  // namespace narhet::fuzz
