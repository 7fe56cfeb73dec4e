# SPDX-License-Identifier: MIT
# Two components: `program`, of which CPack makes a package for Debian, and `development`, which is what
# find_package(narhet) of another project reads: the modules are narhet::base to narhet::study.
include(CMakePackageConfigHelpers)
set(narhet_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/narhet")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/narhet-config.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/narhet-config.cmake" INSTALL_DESTINATION "${narhet_package_folder}")
# Before 1.0 a minor version may change what stands in headers.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/narhet-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(EXPORT narhet-targets NAMESPACE narhet:: DESTINATION "${narhet_package_folder}"
        COMPONENT development)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/narhet-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/narhet-config-version.cmake"
        DESTINATION "${narhet_package_folder}" COMPONENT development)

# The program, its manual and QGIS plugin install themselves; here is what stands beside them.
set(narhet_documents "${CMAKE_INSTALL_DATADIR}/doc/narhet")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/README.md"
              "${PROJECT_SOURCE_DIR}/README.sv.md"
        DESTINATION "${narhet_documents}" COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/tools/package/copyright"
        DESTINATION "${narhet_documents}" COMPONENT program)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/data/demo" DESTINATION "${CMAKE_INSTALL_DATADIR}/narhet"
        COMPONENT program PATTERN result EXCLUDE)

set(narhet_generated "${PROJECT_BINARY_DIR}/package")
set(changelog "${narhet_generated}/changelog.gz")
set(materials "${narhet_generated}/narhet.spdx.json")
add_custom_command(OUTPUT "${changelog}" "${materials}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${narhet_generated}"
  COMMAND sh -c "gzip -9n <'${PROJECT_SOURCE_DIR}/CHANGELOG.md' >'${changelog}'"
  COMMAND "${PROJECT_SOURCE_DIR}/scripts/bill_of_materials" "$<TARGET_FILE:narhet>" "${PROJECT_VERSION}"
          "${materials}"
  DEPENDS narhet "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${PROJECT_SOURCE_DIR}/scripts/bill_of_materials"
  COMMENT "Listing what the program is made of" VERBATIM)
add_custom_target(package_documents DEPENDS "${changelog}" "${materials}")
install(FILES "${changelog}" "${materials}" DESTINATION "${narhet_documents}" COMPONENT program OPTIONAL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME narhet)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_CONTACT "Närhet's developers <narhet@localhost.localdomain>" CACHE STRING
    "Name and address of who makes the package")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME narhet)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Shared libraries alone do not say that PROJ and GDAL need their tables.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "proj-data, gdal-data")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "qgis")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Works out who has how far to shops, pharmacies and parcel desks, by road, and where one more service
 point would help most; writes GeoPackage layers for QGIS and a report to read aloud.")
include(CPack)
