// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::fuzz {

/// The letters of a text in UTF-8 by the table of the Unicode Standard (3.9, table 3-7), apart from
/// the project's own reading of it; nothing if it is no UTF-8.
inline std::optional<std::u32string> letters_of(std::string_view text) {
  struct Form {
    std::uint32_t lowest;  // first byte
    std::uint32_t highest;
    std::size_t more;  // bytes that follow
    std::uint32_t least;
  };
  constexpr std::array<Form, 4> kForms{{{0x00, 0x7F, 0, 0},
                                        {0xC2, 0xDF, 1, 0x80},
                                        {0xE0, 0xEF, 2, 0x800},
                                        {0xF0, 0xF4, 3, 0x10000}}};
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t first = static_cast<unsigned char>(text[at]);
    const Form* form = nullptr;
    for (const Form& each : kForms) {
      form = first >= each.lowest && first <= each.highest ? &each : form;
    }
    if (form == nullptr || at + form->more >= text.size()) {
      return std::nullopt;
    }
    std::uint32_t letter = form->more == 0 ? first : first & (0x3FU >> form->more);
    for (std::size_t i = 1; i <= form->more; ++i) {
      const std::uint32_t next = static_cast<unsigned char>(text[at + i]);
      if ((next & 0xC0U) != 0x80) {
        return std::nullopt;
      }
      letter = (letter << 6U) | (next & 0x3FU);
    }
    const bool is_surrogate = letter >= 0xD800 && letter <= 0xDFFF;
    if (letter < form->least || letter > 0x10FFFF || is_surrogate) {
      return std::nullopt;
    }
    letters += static_cast<char32_t>(letter);
    at += form->more + 1;
  }
  return letters;
}

/// Control characters, separators of lines and paragraphs, and marks that turn the writing
/// direction (Unicode Standard Annex 9): what must not stand in a page, a terminal or JavaScript.
inline bool does_harm(char32_t letter) {
  constexpr std::u32string_view kMarks{
      U"\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E"
      U"\u2066\u2067\u2068\u2069"};
  return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F) ||
         kMarks.find(letter) != std::u32string_view::npos;
}

}  // namespace narhet::fuzz
