// SPDX-License-Identifier: MIT
#include "result_table.hpp"

#include <sqlite3.h>

#include <charconv>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

namespace narhet::test {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::optional<std::string> cell(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return std::nullopt;
    case SQLITE_FLOAT: {
      char digits[32];
      const double value = sqlite3_column_double(statement, column);
      return std::string{
          digits, static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%.17g", value))};
    }
    default: {
      const void* bytes = sqlite3_column_blob(statement, column);
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return size == 0 ? std::string{} : std::string{static_cast<const char*>(bytes), size};
    }
  }
}

}  // namespace

std::optional<std::string> ResultRow::text(const std::string& column) const {
  const auto found = cells_.find(column);
  if (found == cells_.end()) {
    std::string known;
    for (const auto& each : cells_) {
      known += " " + each.first;
    }
    throw std::out_of_range{"no column " + column + "; there are" + known};
  }
  return found->second;
}

std::optional<double> ResultRow::number(const std::string& column) const {
  const auto shown = text(column);
  if (!shown) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(shown->data(), shown->data() + shown->size(), value);
  if (error != std::errc{} || end != shown->data() + shown->size()) {
    throw std::invalid_argument{"no number in column " + column + ": " + *shown};
  }
  return value;
}

std::vector<ResultRow> read_table(const std::filesystem::path& file, const std::string& table) {
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, CloseDatabase> database{opened};
  const auto check = [&](int code) {
    if (code != SQLITE_OK) {
      throw std::runtime_error{file.string() + ": " + table + ": " +
                               sqlite3_errmsg(database.get())};
    }
  };
  check(status);
  sqlite3_stmt* prepared = nullptr;
  const std::string query = "SELECT * FROM \"" + table + "\" ORDER BY 1";
  check(sqlite3_prepare_v2(database.get(), query.c_str(), -1, &prepared, nullptr));
  const std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement{prepared};
  std::vector<ResultRow> rows;
  int step = sqlite3_step(prepared);
  for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
    std::map<std::string, std::optional<std::string>> cells;
    for (int column = 0; column < sqlite3_column_count(prepared); ++column) {
      cells[sqlite3_column_name(prepared, column)] = cell(prepared, column);
    }
    rows.emplace_back(std::move(cells));
  }
  check(step == SQLITE_DONE ? SQLITE_OK : step);
  return rows;
}

const ResultRow& row_where(const std::vector<ResultRow>& rows,
                           const std::string& column,
                           const std::string& value) {
  const ResultRow* found = nullptr;
  for (const ResultRow& row : rows) {
    if (row.text(column) == value) {
      if (found != nullptr) {
        throw std::out_of_range{"several rows have " + column + " = " + value};
      }
      found = &row;
    }
  }
  if (found == nullptr) {
    throw std::out_of_range{"no row has " + column + " = " + value};
  }
  return *found;
}

}  // namespace narhet::test
