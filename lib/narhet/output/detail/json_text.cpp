// SPDX-License-Identifier: MIT
#include "narhet/output/detail/json_text.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/letters.hpp"

#include <cstddef>

namespace narhet::output::detail {

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
