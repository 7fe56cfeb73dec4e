// SPDX-License-Identifier: MIT
#include "narhet/output/detail/letters.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::output::detail {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// All bytes beyond ASCII are replaced: which of them belong together nobody can say.
std::string only_ascii(std::string_view text) {
  std::string ascii;
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) < 0x80) {
      ascii += byte;
    } else {
      ascii += kReplacement;
    }
  }
  return ascii;
}

}  // namespace

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

bool does_harm(std::uint32_t letter) {
  return (letter >= 0x7F && letter <= 0x9F) || letter == 0x061C ||
         (letter >= 0x200E && letter <= 0x200F) || (letter >= 0x2028 && letter <= 0x202E) ||
         (letter >= 0x2066 && letter <= 0x2069);
}

std::string showable(std::string_view text) {
  if (!base::is_valid_utf8(text)) {
    return showable(only_ascii(text));
  }
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.code == '\n' || letter.code == '\t' || letter.code == '\r') {
      shown += ' ';
    } else if (letter.code < 0x20 || does_harm(letter.code)) {
      shown += kReplacement;
    } else {
      shown += text.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  return shown;
}

}  // namespace narhet::output::detail
