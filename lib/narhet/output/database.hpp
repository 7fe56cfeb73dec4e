// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::output {

struct DatabaseOptions {
  std::string schema{"narhet"};  ///< of the tables; one publication fills it
  bool overwrite{};              ///< replaces an earlier publication there
};

struct DatabaseTable {
  std::string name;
  std::uint64_t rows{};
};

/// Copies a result to a PostGIS database: a table for each layer, with comments on tables and
/// columns, spatial indexes, default styles in `public.layer_styles` and the project in
/// `qgis_projects` of the schema, both where QGIS looks for them.  Numbers keep 15 digits.
///
/// All in one transaction: what fails, is stopped or killed leaves the database as it was, and who
/// reads meanwhile sees the earlier publication.  Replaced are only tables that bear the comment of
/// a publication.
///
/// @param target  "PG:" and the words of a connection as libpq takes them: host, port, dbname,
/// user,
///                service, passfile, sslmode, sslrootcert, sslcert, sslkey, connect_timeout.  A
///                password is refused here, where others could see it; libpq finds it by PGPASSFILE
///                or a service.
/// @throws Error `usage` for a target that is none; `file_not_found`, `file_refused` of the result;
///         `output_exists` if the schema has other tables, or a publication and not `overwrite`;
///         `output_failed` with what the database says; Cancelled
std::vector<DatabaseTable> publish_to_database(const std::filesystem::path& result,
                                               const std::string& target,
                                               const DatabaseOptions& options,
                                               const base::Task& task);

}  // namespace narhet::output
