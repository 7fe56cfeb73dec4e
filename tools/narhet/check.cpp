// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/study/run.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_check(const CheckOptions& options, Session& session) {
  const study::StudyFile file = study::read_study_file(options.study);
  tell(study::check_study(file, session.task).lines, session.console);
  session.console.tell(base::Message{"the study can be run"});
}

void add_check(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check",
      catalogue.render(base::Message{"Read and check the files of a study, write nothing"}));
  add_study_argument(*command, options->study, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_check(*options, session); }); });
}

}  // namespace narhet::tool
