// SPDX-License-Identifier: MIT
#include "choice_option.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <optional>

namespace narhet::tool {

void add_engine_option(CLI::App& command,
                       std::optional<routing::Method>& engine,
                       const base::Catalogue& catalogue) {
  add_choice<std::optional<routing::Method>>(
      command, "--engine", engine,
      {{"auto", {}}, {"core", routing::Method::core}, {"hierarchy", routing::Method::hierarchy}},
      catalogue.render(base::Message{"what searches run on: auto takes what is faster for so "
                                     "many; the result is the same"}));
}

}  // namespace narhet::tool
