// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// SQLite's own reading of a GeoPackage, which trusts nothing in the file, leaves nothing beside it
/// and gives up after a number of steps in proportion to its size.
class GeopackageConnection {
 public:
  /// A row's columns as text; SQLite's NULL is empty.
  using Row = std::vector<std::string>;

  /// @param where, task  have to outlive this
  /// @throws Error `file_damaged` for what SQLite says; as all here do
  GeopackageConnection(const std::filesystem::path& file,
                       const base::Where& where,
                       const base::Task& task);
  GeopackageConnection(const GeopackageConnection&) = delete;
  GeopackageConnection& operator=(const GeopackageConnection&) = delete;
  ~GeopackageConnection() = default;

  void each(const std::string& query, const std::function<void(const Row&)>& take);
  /// The first column of the first row; empty if there is none.
  [[nodiscard]] std::string first(const std::string& query);

 private:
  using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

  [[nodiscard]] Statement prepare(const std::string& query);
  [[nodiscard]] bool step(const Statement& statement);
  bool has_to_stop() { return task_->stop.stop_requested() || calls_left_-- == 0; }
  void require(bool good) const;

  const base::Where* where_;
  const base::Task* task_;
  std::uintmax_t calls_left_;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_;
};

/// A name as SQL has it: "a ""strange"" name".
[[nodiscard]] std::string quoted_identifier(const std::string& name);

/// @throws Error `file_damaged`, with what one can do
[[noreturn]] void refuse_damaged_geopackage(const base::Where& where, const base::Message& what);

}  // namespace narhet::input::detail
