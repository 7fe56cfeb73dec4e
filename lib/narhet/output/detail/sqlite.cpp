// SPDX-License-Identifier: MIT
#include "narhet/output/detail/sqlite.hpp"

namespace narhet::output::detail {

Sqlite::Sqlite(const std::filesystem::path& file, Mode mode) {
  sqlite3* database = nullptr;
  const int flags = mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  // SQLite gives a handle even where it fails, but for want of memory.
  static_cast<void>(sqlite3_open_v2(file.c_str(), &database, flags, nullptr));
  database_.reset(database);
}

void Sqlite::wait_for_locks(std::chrono::milliseconds limit) {
  sqlite3_busy_timeout(database_.get(), static_cast<int>(limit.count()));
}

int Sqlite::run(const std::string& sql, const std::function<void(sqlite3_stmt*)>& row) {
  sqlite3_stmt* raw = nullptr;
  const int prepared = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  const std::unique_ptr<sqlite3_stmt, FinalizeSqlite> statement{raw};
  if (prepared != SQLITE_OK) {
    return prepared;
  }
  int step = sqlite3_step(statement.get());
  for (; step == SQLITE_ROW; step = sqlite3_step(statement.get())) {
    if (row) {
      row(statement.get());
    }
  }
  return step == SQLITE_DONE ? SQLITE_OK : step;
}

std::string Sqlite::fault() const {
  return sqlite3_errmsg(database_.get());
}

}  // namespace narhet::output::detail
