// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/output/csv_dialect.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::output {

enum class ExportFormat : std::uint8_t {
  geojson,  ///< of each map a NAME.geojson: RFC 7946, WGS 84, right-hand rule
  csv,      ///< of each layer a NAME.csv; points have x and y in the result's system.  In the
            ///< dialect `excel_sv` columns have the titles of the GeoPackage and numbers the
            ///< decimals that tell something; else names and numbers are those of the GeoPackage
};

struct ExportOptions {
  ExportFormat format{};
  CsvDialect csv{};
  bool overwrite{};
  std::string version;  ///< of the program, for the manifest
  std::string date;     ///< ISO 8601, UTC, likewise
};

/// Writes the layers of a result as files that other programs read, and a manifest that lists them,
/// RESULT.geojson.manifest.json or RESULT.csv.manifest.json in `folder`, published after all of
/// them.
///
/// The files are named after the layers.  Of files that are there only those are replaced, and only
/// with `overwrite`, that an earlier export lists in that manifest.  Where nobody else may read the
/// result, nobody else may read them.
///
/// @param folder  exists
/// @returns the files, the manifest last
/// @throws Error `file_not_found`, `file_refused` of the result; as `Publication`; `output_failed`;
///         Cancelled
std::vector<std::filesystem::path> export_result(const std::filesystem::path& result,
                                                 const std::filesystem::path& folder,
                                                 const ExportOptions& options,
                                                 const base::Task& task);

}  // namespace narhet::output
