// SPDX-License-Identifier: MIT
#include "choice_option.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <optional>

namespace narhet::tool {

void add_level_option(CLI::App& command,
                      std::optional<needs::Level>& level,
                      const base::Catalogue& catalogue) {
  add_choice<std::optional<needs::Level>>(
      command, "--level", level,
      {{"study", {}},
       {"internal", needs::Level::internal},
       {"shared", needs::Level::shared},
       {"public", needs::Level::open}},
      catalogue.render(base::Message{"who the result is for, where villages said something: you "
                                     "alone, partners, or everyone; study: as study.toml says"}));
}

}  // namespace narhet::tool
