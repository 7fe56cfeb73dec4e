// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace narhet::tool {

void add_study_argument(CLI::App& command,
                        std::filesystem::path& study,
                        const base::Catalogue& catalogue) {
  command
      .add_option("study", study,
                  catalogue.render(base::Message{"folder of the study, or its study.toml"}))
      ->required();
}

}  // namespace narhet::tool
