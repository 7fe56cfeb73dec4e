// SPDX-License-Identifier: MIT
#include "narhet/study/verify.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

using base::Message;

void run_verify(const VerifyOptions& options, Session& session) {
  answer(study::verify(options.result, session.task), session.console);
}

void add_verify(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = app.add_subcommand(
      "verify",
      text(Message{
          "Say whether a result is whole and as run wrote it, or an export as export did"}));
  command
      ->add_option(
          "RESULT", options->result,
          text(Message{"a result of run, .gpkg, or its .manifest.json, or a folder of export"}))
      ->required();
  command->callback(
      [options, start] { start([&](Session& session) { run_verify(*options, session); }); });
}

}  // namespace narhet::tool
