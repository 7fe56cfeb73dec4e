// SPDX-License-Identifier: MIT
#include "output/sqlite_table.hpp"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace narhet::test {
namespace {

int append_row(void* rows, int columns, char** values, char** /*names*/) {
  Cells cells;
  for (int i = 0; i < columns; ++i) {
    cells.emplace_back(values[i] == nullptr ? "NULL" : values[i]);
  }
  static_cast<std::vector<Cells>*>(rows)->push_back(std::move(cells));
  return 0;
}

std::vector<Cells> run(const std::filesystem::path& file, const std::string& sql, int mode) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &raw, mode, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database{raw, &sqlite3_close};
  std::vector<Cells> rows;
  if (opened != SQLITE_OK ||
      sqlite3_exec(raw, sql.c_str(), &append_row, &rows, nullptr) != SQLITE_OK) {
    throw std::runtime_error{sql + ": " + sqlite3_errmsg(raw)};
  }
  return rows;
}

}  // namespace

std::vector<Cells> query(const std::filesystem::path& file, const std::string& sql) {
  return run(file, sql, SQLITE_OPEN_READONLY);
}

void execute(const std::filesystem::path& file, const std::string& sql) {
  static_cast<void>(run(file, sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
}

}  // namespace narhet::test
