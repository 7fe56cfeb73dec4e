// SPDX-License-Identifier: MIT
#include "narhet/base/text.hpp"

#include "narhet/base/detail/characters.hpp"
#include "narhet/base/known_words.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace narhet::base {
namespace {

constexpr std::size_t kPrintableCharacters = 200;
constexpr std::size_t kSlugBytes = 64;

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto* bytes =
      reinterpret_cast<const utf8proc_uint8_t*>(text.data());  // NOLINT: the library's byte type
  const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &result,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{result, &std::free};
  if (length < 0) {
    return std::string{text};
  }
  return {owner.get(), owner.get() + length};
}

bool turns_or_hides(std::int32_t code) {
  const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const bool direction = (code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
                         (code >= 0x2066 && code <= 0x2069);
  const bool line_end = code == 0x2028 || code == 0x2029;
  return control || direction || line_end;
}

/// Letters' case and marks aside.
std::string without_marks(std::string_view text) {
  return mapped(text,
                UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
}

bool is_part_of_a_word(std::int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(std::int32_t code) {
  return code == '\'' || code == 0x2019 || code == 0xb4 || code == '`';
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const detail::Character next = detail::first_character(text);
    if (next.code < 0) {
      return false;
    }
    text.remove_prefix(next.bytes.size());
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_case(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == kPrintableCharacters) {
      return shown + "…";
    }
    const detail::Character next = detail::first_character(text);
    if (next.code < 0) {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(next.bytes.front()));
    } else if (turns_or_hides(next.code)) {
      shown += fmt::format("\\u{:04x}", next.code);
    } else {
      shown += next.bytes;
    }
    text.remove_prefix(next.bytes.size());
  }
  return shown;
}

std::string printable_line(std::string_view text) {
  constexpr std::string_view kBlank{" \t"};
  constexpr std::string_view kLineEnds{"\r\n"};
  std::string line;
  std::string_view gap;
  for (const char each : text) {
    if (kLineEnds.find(each) != std::string_view::npos) {
      gap = line.ends_with(';') || line.ends_with('.') || line.ends_with(':') ? " " : "; ";
    } else if (kBlank.find(each) != std::string_view::npos) {
      gap = gap.empty() ? " " : gap;
    } else {
      line += (line.empty() ? std::string_view{} : gap);
      line += each;
      gap = {};
    }
  }
  return printable(line);
}

std::optional<std::string> nearest_known(std::string_view text,
                                         std::span<const std::string> known) {
  return KnownWords{{known.begin(), known.end()}}.nearest(text);
}

std::string slug(std::string_view text) {
  const std::string plain = is_valid_utf8(text) ? without_marks(text) : std::string{text};
  std::string name;
  for (const char c : plain) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (kept) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
    if (name.size() == kSlugBytes) {
      break;
    }
  }
  while (!name.empty() && name.back() == '-') {
    name.pop_back();
  }
  return name.empty() ? "study" : name;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  if (!is_valid_utf8(text)) {
    return words;
  }
  const std::string plain = without_marks(text);
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  };
  for (std::string_view rest = plain; !rest.empty();) {
    const detail::Character next = detail::first_character(rest);
    rest.remove_prefix(next.bytes.size());
    if (is_part_of_a_word(next.code)) {
      word += next.bytes;
    } else if (!is_apostrophe(next.code)) {
      end_word();
    }
  }
  end_word();
  return words;
}

std::size_t typing_distance(std::string_view a, std::string_view b) {
  return detail::typing_errors(detail::characters(a), detail::characters(b));
}

std::string_view trimmed(std::string_view text) {
  // Besides those of ASCII what spreadsheets and web pages leave: no-break, figure, thin and narrow
  // no-break spaces, and a byte order mark in the midst.
  constexpr std::array<std::string_view, 9> kSpaces{" ",      "\t",     "\r",     "\n",    "\u00a0",
                                                    "\u2007", "\u2009", "\u202f", "\ufeff"};
  const auto trim = [&](const auto& is_at_side, const auto& remove) {
    const auto space = [&] { return std::find_if(kSpaces.begin(), kSpaces.end(), is_at_side); };
    for (auto found = space(); found != kSpaces.end(); found = space()) {
      remove(found->size());
    }
  };
  trim([&](std::string_view each) { return text.starts_with(each); },
       [&](std::size_t size) { text.remove_prefix(size); });
  trim([&](std::string_view each) { return text.ends_with(each); },
       [&](std::size_t size) { text.remove_suffix(size); });
  return text;
}

}  // namespace narhet::base
