// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/study/self_test.hpp"

#include <CLI/CLI.hpp>

namespace narhet::tool {

void run_doctor(Session& session) {
  session.console.answer_text(version_text());
  for (const study::SelfTest& test : study::self_tests()) {
    test.run();
    session.console.answer(base::Message{"works: {}", test.name});
  }
}

void add_doctor(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  CLI::App* command = app.add_subcommand(
      "doctor", catalogue.render(base::Message{"Test whether this installation works"}));
  command->callback([start] { start([](Session& session) { run_doctor(session); }); });
}

}  // namespace narhet::tool
