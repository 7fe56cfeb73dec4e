// SPDX-License-Identifier: MIT
#include "narhet/input/detail/text_encoding.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Windows-1252 from 0x80 to 0x9f; 0: not assigned.  Above that it is Latin-1.  From Unicode's
/// CP1252.TXT.
constexpr std::array<std::uint16_t, 32> kWindows1252{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

/// @pre below 0x110000
void append_utf8(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xc0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3fU));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xe0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code & 0x3fU));
  } else {
    text += static_cast<char>(0xf0U | (code >> 18U));
    text += static_cast<char>(0x80U | ((code >> 12U) & 0x3fU));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code & 0x3fU));
  }
}

constexpr std::string_view kLittleEndian = "\xff\xfe";
constexpr std::string_view kBigEndian = "\xfe\xff";

/// What Excel calls "Unicode text".  Nothing if half of a pair is missing.
/// @param bytes  behind its mark
std::optional<std::string> from_utf16(std::string_view bytes, bool little_endian) {
  if (bytes.size() % 2 != 0) {
    return std::nullopt;
  }
  const auto unit = [&](std::size_t at) {
    const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
    const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return little_endian ? first | second << 8U : first << 8U | second;
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const std::uint32_t high = unit(at);
    if (high < 0xd800 || high > 0xdfff) {
      append_utf8(text, high);
      continue;
    }
    at += 2;
    const std::uint32_t low = at < bytes.size() ? unit(at) : 0;
    if (high > 0xdbff || low < 0xdc00 || low > 0xdfff) {
      return std::nullopt;
    }
    append_utf8(text, 0x10000 + ((high - 0xd800) << 10U) + (low - 0xdc00));
  }
  return text;
}

/// Nothing if a byte is not assigned.
std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool below_latin = byte >= 0x80 && byte < 0xa0;
    const std::uint32_t code = below_latin ? kWindows1252.at(byte - 0x80U) : byte;
    if (below_latin && code == 0) {
      return std::nullopt;
    }
    append_utf8(text, code);
  }
  return text;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

std::string first_word_outside_ascii(std::string_view text) {
  constexpr std::string_view kEnds = " \t\r\n;,\"";
  const auto letter = std::find_if_not(text.begin(), text.end(), is_ascii);
  const auto at = static_cast<std::size_t>(letter - text.begin());
  const auto before = text.find_last_of(kEnds, at);
  const auto begin = before == std::string_view::npos ? 0 : before + 1;
  return std::string{text.substr(begin, text.find_first_of(kEnds, at) - begin)};
}

bool is_windows_1252(std::string_view encoding) {
  constexpr std::array<std::string_view, 4> kNames{"windows-1252", "cp1252", "iso-8859-1",
                                                   "latin1"};
  return std::find(kNames.begin(), kNames.end(), encoding) != kNames.end();
}

}  // namespace

DecodedText decode_text(std::string_view bytes,
                        std::string_view encoding,
                        const base::Where& where) {
  const std::string stated = base::fold_case(encoding);
  const bool stated_utf8 = stated == "utf-8" || stated == "utf8";
  if (!stated.empty() && !stated_utf8 && !is_windows_1252(stated)) {
    throw Error{ErrorCode::study_invalid, where,
                Message{"the encoding '{}' is not known", base::printable(encoding)},
                Message{R"(write encoding = "utf-8" or encoding = "windows-1252")"}};
  }
  const bool little_endian = bytes.starts_with(kLittleEndian);
  if (little_endian || bytes.starts_with(kBigEndian)) {
    const auto text = from_utf16(bytes.substr(kLittleEndian.size()), little_endian);
    if (!text) {
      throw Error{ErrorCode::file_damaged, where,
                  Message{"the text begins as UTF-16 and is not all of it"},
                  Message{"save it as \"CSV UTF-8\""}};
    }
    return {base::to_nfc(*text), {}, "UTF-16"};
  }
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (bytes.starts_with(kMark)) {
    bytes.remove_prefix(kMark.size());
  }
  if (!is_windows_1252(stated)) {
    if (std::all_of(bytes.begin(), bytes.end(), is_ascii)) {
      return {std::string{bytes}, {}};
    }
    if (base::is_valid_utf8(bytes)) {
      return {base::to_nfc(bytes), {}};
    }
  }
  auto text = stated_utf8 ? std::nullopt : from_windows_1252(bytes);
  if (!text) {
    throw Error{ErrorCode::file_damaged, where,
                stated_utf8 ? Message{"the text is not UTF-8"}
                            : Message{"the text is neither UTF-8 nor Windows-1252"},
                Message{"save it as \"CSV UTF-8\""}};
  }
  auto guessed = stated.empty() ? std::optional{first_word_outside_ascii(*text)} : std::nullopt;
  return {*std::move(text), std::move(guessed), "Windows-1252"};
}

std::optional<std::string> decode_texts(std::span<std::string* const> texts,
                                        std::string_view encoding,
                                        const base::Where& where) {
  std::optional<std::string> guessed;
  const auto first = std::find_if(texts.begin(), texts.end(), [](const std::string* text) {
    return !base::is_valid_utf8(*text);
  });
  if (encoding.empty() && first != texts.end()) {
    guessed = decode_text(**first, {}, where).guessed_word;
    encoding = "windows-1252";
  }
  for (std::string* text : texts) {
    *text = decode_text(*text, encoding, where).text;
  }
  return guessed;
}

}  // namespace narhet::input::detail
