// SPDX-License-Identifier: MIT
#include "narhet/study/library_versions.hpp"

#include "narhet/geo/crs.hpp"
#include "narhet/input/gdal_session.hpp"

namespace narhet::study {

std::vector<LibraryVersion> library_versions() {
  const geo::LibraryVersions geo = geo::library_versions();
  const input::LibraryVersions input = input::library_versions();
  return {{"GDAL", input.gdal},       {"GEOS", geo.geos},
          {"PROJ", geo.proj},         {"PROJ database", geo.proj_database},
          {"Boost", geo.boost},       {"SQLite", input.sqlite},
          {"libosmium", input.osmium}};
}

}  // namespace narhet::study
