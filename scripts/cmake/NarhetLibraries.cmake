# SPDX-License-Identifier: MIT
# The libraries of the project, each as a target.  Which module may name which: scripts/check_includes.
find_package(GDAL 3.6 CONFIG REQUIRED)
find_package(GEOS 3.11 CONFIG REQUIRED)
find_package(PROJ 9 CONFIG REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(fmt 9 CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(tomlplusplus CONFIG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

# Debian's libosmium and protozero bring headers only and no CMake files.
find_path(OSMIUM_INCLUDE_DIR osmium/version.hpp REQUIRED)
find_path(PROTOZERO_INCLUDE_DIR protozero/version.hpp REQUIRED)
add_library(osmium INTERFACE)
add_library(osmium::osmium ALIAS osmium)
target_include_directories(osmium SYSTEM INTERFACE ${OSMIUM_INCLUDE_DIR} ${PROTOZERO_INCLUDE_DIR})
target_link_libraries(osmium INTERFACE ZLIB::ZLIB Threads::Threads)
