// SPDX-License-Identifier: MIT
#include "narhet/study/init.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_init(const InitOptions& options, Session& session) {
  const auto lines = study::init_study(options.extract, options.folder,
                                       {options.name, session.console.catalogue().language(),
                                        options.admin_level, options.allow_incomplete},
                                       session.task);
  tell(lines, session.console);
  session.console.tell(base::Message{"study: {} – look it over, then: narhet run {}",
                                     (options.folder / "study.toml").string(),
                                     options.folder.string()});
}

void add_init(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<InitOptions>();
  CLI::App* command =
      app.add_subcommand("init", text(base::Message{"Make a study from an OpenStreetMap extract"}));
  command
      ->add_option("extract", options->extract, text(base::Message{"the extract, a file .osm.pbf"}))
      ->required();
  command
      ->add_option("study", options->folder,
                   text(base::Message{"the folder to make, for the study"}))
      ->required();
  command->add_option("--name", options->name,
                      text(base::Message{"name of the study; without it, that of the extract"}));
  command->add_option(
      "--admin-level", options->admin_level,
      text(base::Message{
          "which administrative borders are the municipalities: OpenStreetMap's "
          "admin_level, 7 in Sweden; without it, the level that contains most places"}));
  command->add_flag("--allow-incomplete", options->allow_incomplete,
                    text(base::Message{"accept an extract that seems to be cut off"}));
  command->callback(
      [options, start] { start([&](Session& session) { run_init(*options, session); }); });
}

}  // namespace narhet::tool
