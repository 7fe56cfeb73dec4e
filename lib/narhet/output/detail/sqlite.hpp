// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace narhet::output::detail {

struct CloseSqlite {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeSqlite {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A connection to an existing SQLite file.
class Sqlite {
 public:
  enum class Mode { read_only, read_write };

  /// Opening never fails by itself: a file that is no database shows at the first `run`.
  Sqlite(const std::filesystem::path& file, Mode mode);

  void wait_for_locks(std::chrono::milliseconds limit);

  /// Runs one statement and gives each row of it to `row`.
  /// @returns SQLite's result code, `SQLITE_OK` after the last row
  [[nodiscard]] int run(const std::string& sql,
                        const std::function<void(sqlite3_stmt*)>& row = nullptr);

  /// What SQLite says of the latest failure.
  [[nodiscard]] std::string fault() const;

 private:
  std::unique_ptr<sqlite3, CloseSqlite> database_;
};

}  // namespace narhet::output::detail
