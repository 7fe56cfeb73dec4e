// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace narhet::input::detail {

struct DecodedText {
  std::string text;  ///< UTF-8 in normal form C, without a byte order mark
  /// Where Windows-1252 was recognised and not stated: the first word that depends on it.
  std::optional<std::string> guessed_word;
  std::string_view encoding{"UTF-8"};  ///< that the bytes were in
};

/// Text from the bytes of a file: UTF-16 with its mark; UTF-8, with or without its mark; where they
/// are not UTF-8, Windows-1252.
///
/// Not recognised are the older code pages (850, Mac): their letters come out wrong, as the guessed
/// word shows.
/// @param encoding  "utf-8", "windows-1252", or empty to recognise it
/// @throws Error `file_damaged` if the bytes are not what they should be, `study_invalid` for an
/// encoding of another name
[[nodiscard]] DecodedText decode_text(std::string_view bytes,
                                      std::string_view encoding,
                                      const base::Where& where);

/// The texts of one table, which are in one encoding: decodes each in place.
/// @return the guessed word, as above
/// @throws Error likewise
std::optional<std::string> decode_texts(std::span<std::string* const> texts,
                                        std::string_view encoding,
                                        const base::Where& where);

}  // namespace narhet::input::detail
