// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace narhet::tool {

/// A page for man(1), in section 1.
struct ManualPage {
  std::string name;  ///< "narhet-run"
  std::string text;  ///< groff with the macros of man(7), UTF-8
};

/// A page of the program and one of each command, made from the options that they declare.
/// @param app  of `make_command_line`, with the same catalogue
[[nodiscard]] std::vector<ManualPage> manual_pages(const CLI::App& app,
                                                   const base::Catalogue& catalogue);

/// A script for bash-completion: commands, options, the choices that an option has, and else the
/// names of files.
[[nodiscard]] std::string bash_completion(const CLI::App& app);

}  // namespace narhet::tool
