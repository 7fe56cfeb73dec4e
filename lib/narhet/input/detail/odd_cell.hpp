// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace narhet::input::detail {

/// A cell of a column of numbers that holds something else.
struct OddCell {
  std::int64_t feature{};  ///< its number
  std::size_t field{};     ///< place among the fields
  std::string text;        ///< its first letters as they stand, X'0102' for bytes; may be empty
};

}  // namespace narhet::input::detail
