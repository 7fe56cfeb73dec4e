// SPDX-License-Identifier: MIT
#include "narhet/output/detail/json_text.hpp"

#include "narhet/base/format.hpp"

#include <cstddef>
#include <cstdint>

namespace narhet::output::detail {
namespace {

/// Of those with two or three bytes: the later control characters, the separators of lines and
/// paragraphs, and the marks that turn the writing direction.
bool does_harm(std::uint32_t letter) {
  return (letter >= 0x7F && letter <= 0x9F) || letter == 0x061C ||
         (letter >= 0x200E && letter <= 0x200F) || (letter >= 0x2028 && letter <= 0x202E) ||
         (letter >= 0x2066 && letter <= 0x2069);
}

struct Letter {
  std::uint32_t code{};
  std::size_t bytes{1};
};

/// @pre valid UTF-8; letters of four bytes come as their first
Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  constexpr std::uint32_t kLow = 0x3F;
  const std::uint32_t first = byte(0);
  if (first >= 0xC0 && first < 0xE0) {
    return {((first & 0x1FU) << 6U) | (byte(1) & kLow), 2};
  }
  if (first >= 0xE0 && first < 0xF0) {
    return {((first & 0x0FU) << 12U) | ((byte(1) & kLow) << 6U) | (byte(2) & kLow), 3};
  }
  return {first < 0x80 ? first : 0x10000U, 1};
}

}  // namespace

std::string harmless_json(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const Letter letter = letter_at(json, at);
    if (does_harm(letter.code)) {
      text += base::format("\\u{:04x}", letter.code);
    } else if (letter.code == '/' && at > 0 && json[at - 1] == '<') {
      text += "\\/";
    } else {
      text += json.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  return text;
}

}  // namespace narhet::output::detail
