// SPDX-License-Identifier: MIT
#include "narhet/study/network.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_network(const NetworkOptions& options, Session& session) {
  const study::StudyFile file = session.read_study(options.study);
  tell(study::make_network(file, options.output.value_or(study::network_file(file)),
                           {.overwrite = options.overwrite}, session.task),
       session.console);
}

void add_network(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<NetworkOptions>();
  CLI::App* command = app.add_subcommand(
      "network",
      text(base::Message{"Make the roads of a study ready once, for all runs and other studies"}));
  add_study_argument(*command, options->study, catalogue);
  command->add_option(
      "-o,--output", options->output,
      text(base::Message{"the file to write, NAME.network; without it, beside the study file"}));
  command->add_flag("--overwrite", options->overwrite,
                    text(base::Message{"replace an earlier one"}));
  command->callback(
      [options, start] { start([&](Session& session) { run_network(*options, session); }); });
}

}  // namespace narhet::tool
