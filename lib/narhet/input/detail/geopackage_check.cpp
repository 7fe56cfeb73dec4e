// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geopackage_check.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr int kStepsBetweenCalls = 100'000;

[[noreturn]] void damaged(const base::Where& where, const Message& what) {
  throw Error{ErrorCode::file_damaged, where, what,
              Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
}

/// The path as SQLite's address of a file that nobody writes: then SQLite looks for no journal and
/// makes no file beside it.
std::string immutable_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : file.string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string{c} : base::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

/// A connection that trusts nothing in the file and gives up after a number of steps in proportion
/// to its size.
class Connection {
 public:
  Connection(const std::filesystem::path& file, const base::Where& where, const base::Task& task)
      : where_{&where},
        task_{&task},
        calls_left_{1'000 + std::filesystem::file_size(file) / 10'000},
        database_{nullptr, &sqlite3_close} {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open_v2(immutable_uri(file).c_str(), &opened,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    database_.reset(opened);
    require(status == SQLITE_OK);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_progress_handler(
        opened, kStepsBetweenCalls,
        [](void* self) { return static_cast<Connection*>(self)->has_to_stop() ? 1 : 0; }, this);
    for (const char* setting : {"PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0",
                                // Checks are expressions of the file, and of no use to a reader.
                                "PRAGMA ignore_check_constraints=ON"}) {
      require(sqlite3_exec(opened, setting, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() = default;

  /// The first column of the first row; empty if there is none.
  [[nodiscard]] std::string first(const char* query) {
    sqlite3_stmt* prepared = nullptr;
    require(sqlite3_prepare_v2(database_.get(), query, -1, &prepared, nullptr) == SQLITE_OK);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement{prepared,
                                                                               &sqlite3_finalize};
    const int status = sqlite3_step(prepared);
    require(status == SQLITE_ROW || status == SQLITE_DONE);
    const auto* text = status == SQLITE_ROW ? sqlite3_column_text(prepared, 0) : nullptr;
    return text == nullptr
               ? std::string{}
               : std::string{reinterpret_cast<const char*>(text)};  // NOLINT: SQLite's type
  }

 private:
  bool has_to_stop() { return task_->stop.stop_requested() || calls_left_-- == 0; }

  void require(bool good) const {
    task_->check();
    if (!good) {
      damaged(*where_, Message{"this is no whole GeoPackage: {}",
                               base::printable(sqlite3_errmsg(database_.get()))});
    }
  }

  const base::Where* where_;
  const base::Task* task_;
  std::uintmax_t calls_left_;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_;
};

void refuse_if_no_database(const std::filesystem::path& file, const base::Where& where) {
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::string begin(kMagic.size(), '\0');
  std::ifstream stream{file, std::ios::binary};
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  if (stream.gcount() == 0) {
    damaged(where, Message{"the file is empty"});
  }
  if (begin != kMagic) {
    damaged(where, Message{"this is not a GeoPackage, whatever its name says"});
  }
}

/// What stands in a journal is not in the file, or not yet.
void refuse_if_being_written(const std::filesystem::path& file, const base::Where& where) {
  for (const char* suffix : {"-wal", "-journal"}) {
    const std::filesystem::path journal = file.string() + suffix;
    std::error_code absent;
    const auto size = std::filesystem::file_size(journal, absent);
    if (!absent && size > 0) {
      throw Error{
          ErrorCode::file_refused, where,
          Message{"another program is writing the file, or was stopped while it did: '{}' lies "
                  "beside it",
                  base::printable(journal.filename().string())},
          Message{"end the editing in QGIS, or open the file there once, and close it"}};
    }
  }
}

}  // namespace

void check_geopackage(const std::filesystem::path& file,
                      const base::Where& where,
                      const base::Task& task) {
  refuse_if_no_database(file, where);
  refuse_if_being_written(file, where);
  Connection connection{file, where, task};
  // A table has a page of its own; views and virtual tables have none.
  const std::string own = connection.first(
      "SELECT name FROM sqlite_schema WHERE lower(name) LIKE 'gpkg\\_%' ESCAPE '\\' "
      "AND type IN ('table', 'view') AND rootpage = 0 ORDER BY name LIMIT 1");
  if (!own.empty()) {
    damaged(where, Message{"expected '{}' to be a table", base::printable(own)});
  }
  if (connection.first("SELECT name FROM sqlite_schema WHERE name = 'gpkg_contents'").empty()) {
    damaged(where, Message{"this is a database but no GeoPackage: it has no table gpkg_contents"});
  }
  const std::string view = connection.first(
      "SELECT s.name FROM gpkg_contents c JOIN sqlite_schema s ON lower(s.name) = "
      "lower(c.table_name) "
      "WHERE s.type IN ('table', 'view') AND s.rootpage = 0 ORDER BY s.name LIMIT 1");
  if (!view.empty()) {
    throw Error{ErrorCode::file_refused,
                {where.file, view, {}},
                Message{"expected a table, found a view, which may never end"},
                Message{"save the layer as a table of its own, in QGIS: Export, Save Features As"}};
  }
  // Worked out by the file's own expressions, at each reading: a few bytes may become gigabytes.
  const std::string column = connection.first(
      "SELECT t.name FROM gpkg_contents c JOIN sqlite_schema s ON lower(s.name) = "
      "lower(c.table_name) JOIN pragma_table_xinfo(s.name) t "
      "WHERE s.type = 'table' AND t.hidden > 1 ORDER BY t.name LIMIT 1");
  if (!column.empty()) {
    throw Error{ErrorCode::file_refused, where,
                Message{"the column '{}' is worked out at each reading, and may not end",
                        base::printable(column)},
                Message{"save the layer as a table of its own, in QGIS: Export, Save Features As"}};
  }
  const std::string answer = connection.first("PRAGMA quick_check(1)");
  if (answer != "ok") {
    damaged(where, Message{"this is no whole GeoPackage: {}", base::printable(answer)});
  }
}

}  // namespace narhet::input::detail
