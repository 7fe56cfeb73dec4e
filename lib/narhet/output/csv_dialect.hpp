// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace narhet::output {

/// How a table of values separated by something is written.  Lines end in CRLF; a text that a
/// spreadsheet would take for a formula, since it begins with =, +, - or @ and is no number, gets
/// an apostrophe before it.
enum class CsvDialect : std::uint8_t {
  rfc4180,   ///< UTF-8, commas, decimal points
  excel_sv,  ///< for a Swedish Excel: UTF-8 with its mark, semicolons, decimal commas
};

}  // namespace narhet::output
