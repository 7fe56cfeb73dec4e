// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace narhet::test {

/// A day as Excel keeps it: a number with the look of a date.  2026-03-14 is 46095.
struct ExcelDate {
  int days;
};
using ExcelCell = std::variant<std::monostate, std::string, double, ExcelDate>;

struct ExcelRow {
  std::uint32_t number;  ///< in the sheet, from 1
  std::vector<ExcelCell> cells;
};

struct ExcelSheet {
  std::string name;
  std::vector<ExcelRow> rows;
};

/// Writes the parts of a workbook as Excel has them (ECMA-376), with texts in the cells.
void write_workbook(const std::filesystem::path& file, const std::vector<ExcelSheet>& sheets);

/// A workbook of one sheet with so many rows of the number 1.
void write_long_workbook(const std::filesystem::path& file, std::uint32_t rows);

}  // namespace narhet::test
