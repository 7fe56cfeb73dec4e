// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/study/diff_results.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

using base::Message;

void run_diff(const DiffOptions& options, Session& session) {
  answer(study::diff_results(options.earlier, options.later, session.task), session.console);
}

void add_diff(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<DiffOptions>();
  CLI::App* command = app.add_subcommand(
      "diff", text(Message{"Say what differs between two results of run, and what is behind it"}));
  command->add_option("EARLIER", options->earlier, text(Message{"a result of run, .gpkg"}))
      ->required();
  command->add_option("LATER", options->later, text(Message{"another one"}))->required();
  command->callback(
      [options, start] { start([&](Session& session) { run_diff(*options, session); }); });
}

}  // namespace narhet::tool
