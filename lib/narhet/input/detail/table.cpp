// SPDX-License-Identifier: MIT
#include "narhet/input/detail/table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/detail/workbook.hpp"
#include "narhet/input/input_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{1} << 30U;

/// What Excel writes in the place of a value: in a workbook in English, in a CSV in its own
/// language.
constexpr std::array<std::string_view, 16> kErrorValues{"#REF!",
                                                        "#DIV/0!",
                                                        "#N/A",
                                                        "#NAME?",
                                                        "#NULL!",
                                                        "#NUM!",
                                                        "#VALUE!",
                                                        "#SPILL!",
                                                        "#CALC!",
                                                        "#REFERENS!",
                                                        "#NAMN?",
                                                        "#DIVISION/0!",
                                                        "#V\xc3\x84RDEFEL!",
                                                        "#OGILTIGT!",
                                                        "#SAKNAS!",
                                                        "#SK\xc3\x84RNING!"};

/// What was renamed and not exported.
void refuse_other_than_text(std::string_view bytes, const base::Where& where) {
  if (bytes.starts_with("PK\x03\x04")) {
    throw Error{ErrorCode::file_refused, where,
                Message{"it is called .csv and is a workbook or another packed file"},
                Message{"give it the name that it had (.xlsx), or save it as CSV"}};
  }
  if (bytes.starts_with("<OGRVRT") || bytes.starts_with("<?xml")) {
    throw Error{ErrorCode::file_refused, where,
                Message{"it is called .csv and holds XML, no table"},
                Message{"save the table itself as CSV"}};
  }
}

CsvTable read_csv(const std::filesystem::path& file, const Source& source) {
  const base::Where where{source.shown_path, {}, {}};
  const auto size = std::filesystem::file_size(file);
  if (size > kMaxBytes) {
    throw Error{ErrorCode::too_large, where, Message{"a CSV may have 1 GiB at most"},
                Message{"save it as a GeoPackage"}};
  }
  std::string bytes(size, '\0');
  std::ifstream stream{file, std::ios::binary};
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream) {
    throw Error{ErrorCode::file_damaged, where, Message{"the file could not be read to its end"}};
  }
  refuse_other_than_text(bytes, where);
  return parse_csv(bytes, source.shown_path, source.encoding);
}

bool is_error_value(const std::string& cell) {
  return cell.starts_with('#') &&
         std::find(kErrorValues.begin(), kErrorValues.end(), cell) != kErrorValues.end();
}

void refuse_error_values(const CsvTable& table, const Source& source) {
  TableFaults faults;
  for (const CsvRow& row : table.rows) {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (is_error_value(row.cells[column])) {
        faults.attempt([&] {
          throw Error{ErrorCode::value_invalid,
                      {source.shown_path, source.layer, base::format("row {}", row.line)},
                      Message{"the spreadsheet has no value in the column '{}', but the error {}",
                              base::printable(table.header[column]), row.cells[column]},
                      Message{"mend the formula, or empty the cell if the value is not known"}};
        });
      }
    }
  }
  faults.refuse_any(source.shown_path, source.layer);
}

}  // namespace

CsvTable read_table(const std::filesystem::path& file,
                    const Source& source,
                    const base::Task& task) {
  CsvTable table =
      has_extension(file, ".xlsx") ? read_workbook(file, source, task) : read_csv(file, source);
  refuse_error_values(table, source);
  return table;
}

}  // namespace narhet::input::detail
