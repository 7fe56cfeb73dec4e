// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The text in Unicode normal form C, so that equal names are equal bytes.
/// @pre valid UTF-8
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Without letters' case and with NFC, for comparing names that people typed.
/// @pre valid UTF-8
[[nodiscard]] std::string fold_case(std::string_view text);

/// Text from an input as it may be shown in a terminal: control characters and marks that turn the
/// writing direction become \u escapes, bytes that are not UTF-8 become \x escapes, and more than
/// 200 characters are cut with "…".
[[nodiscard]] std::string printable(std::string_view text);

/// What a library says in several lines, in one that may be shown as `printable` has it: "; "
/// between the lines, one space for several and for tabs, nothing of empty lines.
[[nodiscard]] std::string printable_line(std::string_view text);

/// The one of `known` that differs least from `text` by typing errors (Damerau-Levenshtein
/// distance, Unicode case folded); of several, the first. Nothing if even that differs in more than
/// a third of the letters of `text` and in more than 2, or in all of them.
[[nodiscard]] std::optional<std::string> nearest_known(std::string_view text,
                                                       std::span<const std::string> known);

/// A file name from any text: letters a-z, digits, `_` and `-`; å, ä, ö and other letters with
/// marks lose the marks; at most 64 bytes; "study" if nothing remains.
[[nodiscard]] std::string slug(std::string_view text);

/// The words of a name as one would look for them: letters' case and marks aside, "Café Öst-2" is
/// "cafe", "ost", "2".  An apostrophe does not part a word.  Nothing of what is not UTF-8.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view text);

/// Damerau-Levenshtein in its form without changes inside a swapped pair (optimal string
/// alignment): how many typing errors lie between two texts.
/// @pre valid UTF-8
[[nodiscard]] std::size_t typing_distance(std::string_view a, std::string_view b);

/// Without spaces, tabs and line ends at both sides; no-break and thin spaces are such, too.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace narhet::base
