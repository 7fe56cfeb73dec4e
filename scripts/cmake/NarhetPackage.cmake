# SPDX-License-Identifier: MIT
# What find_package(narhet) of another project reads: the modules are narhet::base to narhet::study.
include(CMakePackageConfigHelpers)
set(narhet_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/narhet")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/narhet-config.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/narhet-config.cmake" INSTALL_DESTINATION "${narhet_package_folder}")
# Before 1.0 a minor version may change what stands in headers.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/narhet-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(EXPORT narhet-targets NAMESPACE narhet:: DESTINATION "${narhet_package_folder}")
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/narhet-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/narhet-config-version.cmake"
        DESTINATION "${narhet_package_folder}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/narhet")
