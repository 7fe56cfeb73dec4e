// SPDX-License-Identifier: MIT
#pragma once

namespace narhet::output {

/// Writes a point to a GeoPackage in memory and finds it again by its spatial index.
///
/// @throws Error `environment` if the GDAL or SQLite of this machine cannot do that
void check_geopackage();

}  // namespace narhet::output
