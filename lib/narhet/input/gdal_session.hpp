// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace narhet::input {

/// GDAL as Närhet uses it, for the time of its life: only the formats that are read and written
/// (GeoPackage, GeoJSON), no network, no plugins, no files left beside the inputs, nothing printed.
///
/// Settings of GDAL in the environment that could change this are overridden.  One at a time in a
/// process, made before any other thread uses GDAL.
class GdalSession {
 public:
  GdalSession();
  GdalSession(const GdalSession&) = delete;
  GdalSession& operator=(const GdalSession&) = delete;
  ~GdalSession();
};

struct LibraryVersions {
  std::string gdal;
  std::string sqlite;
  std::string osmium;
};
[[nodiscard]] LibraryVersions library_versions();

}  // namespace narhet::input
