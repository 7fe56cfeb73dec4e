// SPDX-License-Identifier: MIT
#include "narhet/base/terminal.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::base {
namespace {

/// At most so many bytes, and not in the middle of a character: `printable` cuts at 200 characters.
std::size_t piece_of(std::string_view text) {
  constexpr std::size_t kMost = 180;
  std::size_t end = std::min(std::min(kMost, text.size()), text.find('\n'));
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  for (int back = 0; back < 3 && end > 1 && continues(end); ++back) {
    --end;
  }
  return end;
}

}  // namespace

std::string printable_lines(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    if (text.front() == '\n') {
      shown += '\n';
      text.remove_prefix(1);
      continue;
    }
    const std::size_t piece = piece_of(text);
    shown += printable(text.substr(0, piece));
    text.remove_prefix(piece);
  }
  return shown;
}

}  // namespace narhet::base
