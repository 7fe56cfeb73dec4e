// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace narhet::base::detail {

struct Character {
  std::int32_t code{-1};  ///< -1: not UTF-8
  std::string_view bytes;
};

/// The first character of a text, or its first byte where that starts none.
[[nodiscard]] Character first_character(std::string_view text);

[[nodiscard]] std::vector<std::int32_t> characters(std::string_view text);

/// How many typing errors lie between two texts, as `base::typing_distance`.
/// @param limit  what is so much or more is told as some number that is too, which takes less time
[[nodiscard]] std::size_t typing_errors(
    const std::vector<std::int32_t>& a,
    const std::vector<std::int32_t>& b,
    std::size_t limit = std::numeric_limits<std::size_t>::max());

}  // namespace narhet::base::detail
