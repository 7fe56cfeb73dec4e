// SPDX-License-Identifier: MIT
#include "narhet/base/text.hpp"

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

struct Character {
  std::int32_t code{-1};  ///< -1: not UTF-8
  std::string_view bytes;
};

/// The first character of a text, or its first byte where that starts none.
Character first_character(std::string_view text) {
  std::int32_t code = -1;
  const auto* bytes =
      reinterpret_cast<const utf8proc_uint8_t*>(text.data());  // NOLINT: the library's byte type
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) {
    return {-1, text.substr(0, 1)};
  }
  return {code, text.substr(0, static_cast<std::size_t>(length))};
}

std::vector<std::int32_t> characters(std::string_view text) {
  std::vector<std::int32_t> codes;
  while (!text.empty()) {
    const Character next = first_character(text);
    codes.push_back(next.code);
    text.remove_prefix(next.bytes.size());
  }
  return codes;
}

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

std::size_t typing_distance_of(const std::vector<std::int32_t>& a,
                               const std::vector<std::int32_t>& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const Character next = first_character(text);
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
    const Character next = first_character(text);
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

std::optional<std::string> nearest_known(std::string_view text,
                                         std::span<const std::string> known) {
  if (!is_valid_utf8(text)) {
    return std::nullopt;
  }
  const auto wanted = characters(fold_case(text));
  std::optional<std::string> nearest;
  std::size_t least = std::min(std::max<std::size_t>(2, wanted.size() / 3) + 1, wanted.size());
  for (const std::string& each : known) {
    const std::size_t distance = typing_distance_of(wanted, characters(fold_case(each)));
    if (distance < least) {
      least = distance;
      nearest = each;
    }
  }
  return nearest;
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
    const Character next = first_character(rest);
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
  return typing_distance_of(characters(a), characters(b));
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace narhet::base
