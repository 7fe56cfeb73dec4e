// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geopackage_check.hpp"

#include "narhet/base/text.hpp"
#include "narhet/input/detail/geopackage_connection.hpp"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

void refuse_if_no_database(const std::filesystem::path& file, const base::Where& where) {
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::string begin(kMagic.size(), '\0');
  std::ifstream stream{file, std::ios::binary};
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  if (stream.gcount() == 0) {
    refuse_damaged_geopackage(where, Message{"the file is empty"});
  }
  if (begin != kMagic) {
    refuse_damaged_geopackage(where, Message{"this is not a GeoPackage, whatever its name says"});
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
  GeopackageConnection connection{file, where, task};
  // A table has a page of its own; views and virtual tables have none.
  const std::string own = connection.first(
      "SELECT name FROM sqlite_schema WHERE lower(name) LIKE 'gpkg\\_%' ESCAPE '\\' "
      "AND type IN ('table', 'view') AND rootpage = 0 ORDER BY name LIMIT 1");
  if (!own.empty()) {
    refuse_damaged_geopackage(where, Message{"expected '{}' to be a table", base::printable(own)});
  }
  if (connection.first("SELECT name FROM sqlite_schema WHERE name = 'gpkg_contents'").empty()) {
    refuse_damaged_geopackage(
        where, Message{"this is a database but no GeoPackage: it has no table gpkg_contents"});
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
    refuse_damaged_geopackage(where,
                              Message{"this is no whole GeoPackage: {}", base::printable(answer)});
  }
}

}  // namespace narhet::input::detail
