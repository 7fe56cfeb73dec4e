// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

namespace narhet::tool {

/// Refuses, before the library does it in words of its own: an unknown command or option, an option
/// without its value, a flag with one, and an option given twice that is taken once.  Says what was
/// meant where that can be guessed.
/// @throws Error `usage`
void check_arguments(const CLI::App& app, int argc, char** argv);

}  // namespace narhet::tool
