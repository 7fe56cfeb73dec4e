// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/publication.hpp"

#include <filesystem>
#include <string>

namespace narhet::output::detail {

/// The name under which QGIS lists the project of a result.
inline constexpr const char* kProjectName = "narhet";

/// A project (.qgs) as QGIS keeps it in a database: zipped, in hexadecimal digits.
/// @returns empty where GDAL could not make it
[[nodiscard]] std::string zipped_project(const std::string& text);

/// The project of a result, which is not opened for writing.
/// @returns empty where it has none that can be read
[[nodiscard]] std::string stored_project(const std::filesystem::path& result);

/// Puts a project into the GeoPackage at `publication.temporary()`, in the table `qgis_projects`,
/// where QGIS looks for projects: zipped, in hexadecimal digits.
/// @param text  of the project (.qgs)
/// @param date  ISO 8601, of its last change
/// @throws Error `output_failed`
void write_project(const std::string& text,
                   const std::string& date,
                   const Publication& publication);

}  // namespace narhet::output::detail
