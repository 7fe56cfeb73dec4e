// SPDX-License-Identifier: MIT
// Rows of cells written as CSV are read back as RFC 4180 reads them, and no cell begins what a
// spreadsheet would work out.  A byte 0x1F parts cells, 0x1E rows.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"

#include "narhet/base/number.hpp"
#include "narhet/output/detail/csv_table.hpp"

#include <string>
#include <vector>

namespace {

using namespace narhet;
using output::CsvDialect;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text) {
  Rows rows(1, {""});
  for (const char byte : text) {
    if (byte == '\x1E') {
      rows.push_back({""});
    } else if (byte == '\x1F') {
      rows.back().emplace_back();
    } else {
      rows.back().back() += byte;
    }
  }
  return rows;
}

std::string written(const Rows& rows, CsvDialect dialect) {
  std::string csv;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      csv += (i == 0 ? std::string{} : std::string(1, output::detail::csv_separator(dialect))) +
             output::detail::csv_cell(row[i], dialect);
    }
    csv += output::detail::kCsvLineEnd;
  }
  return csv;
}

/// RFC 4180, section 2: the records of what was written with this separator.
Rows read_back(std::string_view csv, char separator) {
  Rows rows;
  bool is_new = true;
  while (!csv.empty()) {
    if (is_new) {
      rows.emplace_back();
    }
    std::string& cell = rows.back().emplace_back();
    if (csv.starts_with('"')) {
      csv.remove_prefix(1);
      for (;; csv.remove_prefix(1)) {
        fuzz::require(!csv.empty());  // a quote without an end
        if (csv.starts_with("\"\"")) {
          csv.remove_prefix(1);
        } else if (csv.starts_with('"')) {
          break;
        }
        cell += csv.front();
      }
      csv.remove_prefix(1);
    } else {
      const auto end = csv.find_first_of(std::string{separator} + "\r\n");
      fuzz::require(end != std::string_view::npos);
      cell = csv.substr(0, end);
      fuzz::require(cell.find('"') == std::string::npos);
      csv.remove_prefix(end);
    }
    is_new = csv.starts_with("\r\n");
    fuzz::require(is_new || csv.starts_with(separator));
    csv.remove_prefix(is_new ? 2 : 1);
    if (!is_new && csv.empty()) {
      rows.back().emplace_back();
    }
  }
  return rows;
}

bool is_worked_out(const std::string& cell) {
  return cell.find_first_of("=+-@\t\r") == 0 && !base::number_from_text(cell);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Rows rows = rows_of(fuzz::text(data, size));
  for (const CsvDialect dialect : {CsvDialect::rfc4180, CsvDialect::excel_sv}) {
    const Rows back = read_back(written(rows, dialect), output::detail::csv_separator(dialect));
    fuzz::require(back.size() == rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      fuzz::require(back[row].size() == rows[row].size());
      for (std::size_t i = 0; i < rows[row].size(); ++i) {
        const std::string& cell = rows[row][i];
        fuzz::require(!is_worked_out(back[row][i]));
        fuzz::require(back[row][i] == (is_worked_out(cell) ? "'" + cell : cell));
      }
    }
  }
  return 0;
}
