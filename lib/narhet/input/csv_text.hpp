// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {

struct CsvRow {
  std::uint64_t line{};            ///< where it begins in the file, from 1
  std::vector<std::string> cells;  ///< as many as the header has
};

/// A table of text: UTF-8 in normal form C, no spaces around the cells.
struct CsvTable {
  std::vector<std::string> header;  ///< names without repetition; may be empty texts
  std::vector<CsvRow> rows;
  std::string encoding;  ///< "UTF-8", "UTF-16" or "Windows-1252"; empty for a workbook
  /// Where Windows-1252 was recognised and not stated: a word that depends on it.  May be any word
  /// of the table.
  std::optional<std::string> guessed_word;
};

/// Reads CSV as spreadsheets write it, and no row less (lib/decisions/0004).
///
/// Encoding: UTF-16 or UTF-8 with its mark, UTF-8 without, else Windows-1252.  Separator: what a
/// first line "sep=;" says; else `;`, a tab or `,`, whichever the header has most, in this order if
/// equal. Quotes reach across lines.  Lines without a cell are passed over.
///
/// No message quotes a cell.
/// @param encoding  "utf-8", "windows-1252", or empty to recognise it
/// @param file  the name for messages
/// @throws Error `value_invalid` with the line for a row of more or fewer cells than the header, a
///         quote without end, text after a quote, a NUL, a cell beyond 1 MiB, a column name that
///         stands twice; `layer_empty` without a header; `file_damaged`
///         for bytes that are no text; `study_invalid` for an unknown encoding
[[nodiscard]] CsvTable parse_csv(std::string_view bytes,
                                 const std::string& file,
                                 std::string_view encoding);

}  // namespace narhet::input
