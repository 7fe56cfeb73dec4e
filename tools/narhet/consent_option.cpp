// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <CLI/CLI.hpp>

namespace narhet::tool {

void add_consent_option(CLI::App& command,
                        study::Consent& consent,
                        const base::Catalogue& catalogue) {
  command.add_flag_callback(
      "--internal", [&consent] { consent = study::Consent::given; },
      catalogue.render(base::Message{"also a result that tells what few people said: only they get "
                                     "it who may read it"}));
}

}  // namespace narhet::tool
