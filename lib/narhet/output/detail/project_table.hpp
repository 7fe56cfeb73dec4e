// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/publication.hpp"

#include <string>

namespace narhet::output::detail {

/// The name under which QGIS lists the project of a result.
inline constexpr const char* kProjectName = "narhet";

/// Puts a project into the GeoPackage at `publication.temporary()`, in the table `qgis_projects`,
/// where QGIS looks for projects: zipped, in hexadecimal digits.
/// @param text  of the project (.qgs)
/// @param date  ISO 8601, of its last change
/// @throws Error `output_failed`
void write_project(const std::string& text,
                   const std::string& date,
                   const Publication& publication);

}  // namespace narhet::output::detail
