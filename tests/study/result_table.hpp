// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace narhet::test {

/// One row of a table of a GeoPackage, read through SQLite alone.  A wrong column name fails the
/// test and names the columns that there are.
class ResultRow {
 public:
  explicit ResultRow(std::map<std::string, std::optional<std::string>> cells)
      : cells_{std::move(cells)} {}

  /// Nothing where the cell is NULL.  Numbers with 17 significant digits.
  [[nodiscard]] std::optional<std::string> text(const std::string& column) const;
  [[nodiscard]] std::optional<double> number(const std::string& column) const;
  [[nodiscard]] bool has(const std::string& column) const { return cells_.count(column) > 0; }

 private:
  std::map<std::string, std::optional<std::string>> cells_;
};

/// The rows in the order of their fid.
[[nodiscard]] std::vector<ResultRow> read_table(const std::filesystem::path& file,
                                                const std::string& table);

/// The one row whose `column` is `value`.
[[nodiscard]] const ResultRow& row_where(const std::vector<ResultRow>& rows,
                                         const std::string& column,
                                         const std::string& value);

}  // namespace narhet::test
