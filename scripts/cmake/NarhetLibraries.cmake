# SPDX-License-Identifier: MIT
# The libraries of the project, each as a target.  Which module may name which: scripts/check_includes.

# narhet_find(<arguments of find_package>...)
#
# Finds a library that is needed to link to an installed Närhet as well: NarhetPackage.cmake has
# narhet-config.cmake find it with the same arguments.
macro(narhet_find)
  find_package(${ARGN} REQUIRED)
  string(REPLACE ";" " " narhet_found "${ARGN}")
  string(APPEND narhet_dependencies "find_dependency(${narhet_found})\n")
endmacro()

narhet_find(GDAL 3.6 CONFIG)
narhet_find(GEOS 3.11 CONFIG)
narhet_find(PROJ 9 CONFIG)
narhet_find(Boost 1.74 CONFIG)
narhet_find(SQLite3)
narhet_find(fmt 9 CONFIG)
narhet_find(nlohmann_json 3.11 CONFIG)
narhet_find(tomlplusplus CONFIG)
narhet_find(OpenSSL COMPONENTS Crypto)
narhet_find(ZLIB)
narhet_find(Threads)
narhet_find(PkgConfig)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

# Without it there are no capacities of sites in plans.
option(NARHET_CBC "Use CBC where it is there" ON)
if(NARHET_CBC)
  pkg_check_modules(CBC IMPORTED_TARGET cbc)
  if(CBC_FOUND)
    string(APPEND narhet_dependencies "pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc)\n")
  else()
    message(STATUS "No CBC: narhet plan chooses no sites with capacities")
  endif()
endif()

# Only the program wants it.
find_package(CLI11 CONFIG REQUIRED)

# Debian's libosmium and protozero bring headers only and no CMake files.
find_path(OSMIUM_INCLUDE_DIR osmium/version.hpp REQUIRED)
find_path(PROTOZERO_INCLUDE_DIR protozero/version.hpp REQUIRED)
add_library(osmium INTERFACE)
add_library(osmium::osmium ALIAS osmium)
target_include_directories(osmium SYSTEM INTERFACE ${OSMIUM_INCLUDE_DIR} ${PROTOZERO_INCLUDE_DIR})
target_link_libraries(osmium INTERFACE ZLIB::ZLIB Threads::Threads)

# Draws the maps of the report, of which it becomes a part.  Debian's libjs-leaflet: the script and its
# style, as they are.
find_path(NARHET_LEAFLET NAMES leaflet.min.js PATHS /usr/share/javascript/leaflet NO_DEFAULT_PATH)
if(NOT NARHET_LEAFLET OR NOT EXISTS "${NARHET_LEAFLET}/leaflet.css")
  message(FATAL_ERROR "No Leaflet (leaflet.min.js and leaflet.css): run scripts/install-dependencies, or set "
                      "NARHET_LEAFLET to the folder of Leaflet 1.7 or later")
endif()
