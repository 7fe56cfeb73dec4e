# SPDX-License-Identifier: MIT
#
# narhet_add_module(<name>
#                   HEADERS <file>...            public headers
#                   SOURCES <file>...
#                   [APART <file>...]            of these, see narhet_set_apart
#                   [DEPENDS <module>...]        the modules whose headers it may include
#                   [PUBLIC_LIBRARIES <target>...]   seen in its headers
#                   [LIBRARIES <target>...])         seen in its sources only
#
# Makes the target narhet_<name> with the alias narhet::<name>, and installs it with its headers.
#
# That a header compiles on its own is seen where its source is compiled, which includes it before all
# else.  Headers without a source are a set of their own, compiled alone in the preset dev.
function(narhet_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;APART;DEPENDS;PUBLIC_LIBRARIES;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "narhet_add_module(${name}): unknown argument ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_library(narhet_${name} STATIC ${arg_SOURCES})
  add_library(narhet::${name} ALIAS narhet_${name})
  set_target_properties(narhet_${name} PROPERTIES EXPORT_NAME ${name})
  narhet_set_apart(${arg_APART})
  list(TRANSFORM arg_SOURCES REPLACE "[.]cpp$" ".hpp" OUTPUT_VARIABLE headers_of_sources)
  set(headers_alone ${arg_HEADERS})
  list(REMOVE_ITEM headers_alone ${headers_of_sources})
  list(REMOVE_ITEM arg_HEADERS ${headers_alone})
  target_sources(narhet_${name} PUBLIC
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/lib" FILES ${arg_HEADERS}
    FILE_SET headers_alone TYPE HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/lib" FILES ${headers_alone})
  set_target_properties(narhet_${name} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY headers_alone)
  target_compile_features(narhet_${name} PUBLIC cxx_std_20)
  list(TRANSFORM arg_DEPENDS PREPEND narhet::)
  target_link_libraries(narhet_${name} PUBLIC ${arg_DEPENDS} ${arg_PUBLIC_LIBRARIES}
                        PRIVATE $<BUILD_INTERFACE:narhet_warnings> ${arg_LIBRARIES})
  install(TARGETS narhet_${name} EXPORT narhet-targets COMPONENT development
          FILE_SET HEADERS COMPONENT development FILE_SET headers_alone COMPONENT development)
endfunction()

# narhet_set_apart(<file>...)
#
# Most of the time of compiling goes to headers.  So all presets but dev take the sources of a target a
# dozen at once; dev compiles each alone, and so hears of an include that is missing.  Sources that have a name in an unnamed namespace in common cannot be in one such
# dozen; all but one of them are compiled apart.  Who adds such a name hears of a "redefinition" or an
# "ambiguous call" there, and finds another name or sets the source apart.
function(narhet_set_apart)
  if(ARGN)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

# narhet_add_test(<name> SOURCES <file>... [APART <file>...] [LIBRARIES <target>...] [LABELS <label>...])
#
# One GoogleTest program.  Tests find the repository through NARHET_SOURCE_DIR and outside data
# through the environment variable NARHET_TEST_DATA.
function(narhet_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;APART;LIBRARIES;LABELS")
  narhet_set_apart(${arg_APART})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} narhet_test_support narhet_warnings
                        GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE NARHET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # Long ones begin first, so that at the end no processor waits for one of them.
  set(cost 0)
  set(timeout 300)
  if("slow" IN_LIST arg_LABELS)
    set(cost 200)
    set(timeout 600)
  endif()
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60
                       PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${timeout} COST ${cost})
endfunction()

# Warnings bind our own sources and never a consumer's, so this target is not installed.
add_library(narhet_warnings INTERFACE)
target_compile_options(narhet_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wformat=2
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
  $<$<CXX_COMPILER_ID:Clang>:-Wreserved-identifier>
  # A dozen sources at once are included, and GCC takes their unnamed namespaces for those of headers.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-subobject-linkage>
  # The same result on every machine: no fused multiply-add.
  -ffp-contract=off)
