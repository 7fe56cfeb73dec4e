// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geopackage_connection.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

namespace narhet::input::detail {
namespace {

constexpr int kStepsBetweenCalls = 100'000;

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

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* text = sqlite3_column_text(statement, column);
  return text == nullptr
             ? std::string{}
             : std::string{reinterpret_cast<const char*>(text)};  // NOLINT: SQLite's type
}

}  // namespace

GeopackageConnection::GeopackageConnection(const std::filesystem::path& file,
                                           const base::Where& where,
                                           const base::Task& task)
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
      [](void* self) { return static_cast<GeopackageConnection*>(self)->has_to_stop() ? 1 : 0; },
      this);
  for (const char* setting : {"PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0",
                              // Checks are expressions of the file, and of no use to a reader.
                              "PRAGMA ignore_check_constraints=ON"}) {
    require(sqlite3_exec(opened, setting, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
}

void GeopackageConnection::each(const std::string& query,
                                const std::function<void(const Row&)>& take) {
  const Statement statement = prepare(query);
  while (step(statement)) {
    Row row;
    for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
      row.push_back(text_of(statement.get(), column));
    }
    take(row);
  }
}

std::string GeopackageConnection::first(const std::string& query) {
  const Statement statement = prepare(query);
  return step(statement) ? text_of(statement.get(), 0) : std::string{};
}

GeopackageConnection::Statement GeopackageConnection::prepare(const std::string& query) {
  sqlite3_stmt* prepared = nullptr;
  require(sqlite3_prepare_v2(database_.get(), query.c_str(), -1, &prepared, nullptr) == SQLITE_OK);
  return {prepared, &sqlite3_finalize};
}

bool GeopackageConnection::step(const Statement& statement) {
  const int status = sqlite3_step(statement.get());
  require(status == SQLITE_ROW || status == SQLITE_DONE);
  return status == SQLITE_ROW;
}

void GeopackageConnection::require(bool good) const {
  task_->check();
  if (!good) {
    refuse_damaged_geopackage(*where_,
                              base::Message{"this is no whole GeoPackage: {}",
                                            base::printable(sqlite3_errmsg(database_.get()))});
  }
}

std::string quoted_identifier(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) {
    quoted += c == '"' ? "\"\"" : std::string{c};
  }
  return quoted + '"';
}

void refuse_damaged_geopackage(const base::Where& where, const base::Message& what) {
  throw base::Error{
      base::ErrorCode::file_damaged, where, what,
      base::Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
}

}  // namespace narhet::input::detail
