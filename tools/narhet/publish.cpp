// SPDX-License-Identifier: MIT
#include "narhet/study/publish.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

using base::Message;

void run_publish(const PublishOptions& options, Session& session) {
  tell(study::publish(options.result, options.target, options.database, options.consent,
                      session.task),
       session.console);
}

void add_publish(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<PublishOptions>();
  CLI::App* command = app.add_subcommand(
      kPublish, text(Message{"Copy a result with its styles and project to a PostGIS database"}));
  command
      ->add_option("RESULT", options->result,
                   text(Message{"a .gpkg file of run, plan, close, reach, area or compare"}))
      ->required();
  command
      ->add_option("DATABASE", options->target,
                   text(Message{"PG: and the words of a connection, such as 'PG:host=db.example.se "
                                "dbname=plan' or 'PG:service=plan'; the password is taken from "
                                "~/.pgpass"}))
      ->required();
  command
      ->add_option("--schema", options->database.schema,
                   text(Message{"the schema to fill, one for each result"}))
      ->option_text("NAME [narhet]");
  command->add_flag("--overwrite", options->database.overwrite,
                    text(Message{"replace an earlier publication there"}));
  add_consent_option(*command, options->consent, catalogue);
  command->footer(
      text(Message{"It is one transaction: if anything fails, the database is as it "
                   "was. It is the only command that uses the network."}));
  command->callback(
      [options, start] { start([&](Session& session) { run_publish(*options, session); }); });
}

}  // namespace narhet::tool
