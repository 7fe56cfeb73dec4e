# SPDX-License-Identifier: MIT
# What makes a fault harder to use against whoever runs the program, in builds that people run: addresses
# that cannot be guessed, no table of functions left to be written over, and buffers and the stack watched.
# tests/package holds the program against it.
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(hardened "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
add_compile_options(
  "$<${hardened}:-fstack-protector-strong>" "$<${hardened}:-fstack-clash-protection>")
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  add_compile_options("$<${hardened}:-fcf-protection>")
endif()
add_compile_definitions("$<${hardened}:_FORTIFY_SOURCE=2>")
add_link_options("$<${hardened}:-Wl,-z,relro,-z,now>")
