// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/study/scenario.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_close(const CloseOptions& options, Session& session) {
  const study::StudyFile file = session.read_study(options.study);
  study::ScenarioOptions scenario = options.scenario;
  scenario.version = NARHET_VERSION;
  scenario.date = session.date;
  scenario.language = session.console.catalogue().language();
  tell(study::write_scenario(file, options.output, scenario, session.task), session.console);
}

void add_close(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<CloseOptions>();
  study::ScenarioOptions& scenario = options->scenario;
  CLI::App* command = app.add_subcommand(
      "close",
      text(base::Message{"Close service points together, open candidates beside them, and say who "
                         "loses and who gains"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option("id", scenario.closed,
                   text(base::Message{
                       "id of a service point that closes, or its name where no other has it; "
                       "may be repeated"}))
      ->option_text("ID ...");
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write: NAME.gpkg for a map, or NAME.csv"}))
      ->required();
  const auto repeated = [&](const char* name, std::vector<std::string>& values,
                            const base::Message& meaning, const char* what) {
    command->add_option(name, values, text(meaning))->allow_extra_args(false)->option_text(what);
  };
  repeated("--kind", scenario.kinds,
           base::Message{"only this kind closes there, by its key; may be repeated; without it, "
                         "all that the points offer"},
           "KEY");
  repeated("--open", scenario.opened,
           base::Message{"id of a candidate that opens at the same time, or its name; may be "
                         "repeated"},
           "ID");
  repeated("--open-kind", scenario.opened_kinds,
           base::Message{"what opens there, by its key; may be repeated; without it, all kinds"},
           "KEY");
  command->footer(text(
      base::Message{"For example: narhet close MYSTUDY shop-17 \"Storby shop\" -o scenario.gpkg"}));
  command->add_flag("--overwrite", scenario.overwrite,
                    text(base::Message{"replace an earlier one"}));
  add_csv_option(*command, scenario.csv, catalogue);
  add_engine_option(*command, scenario.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_close(*options, session); }); });
}

}  // namespace narhet::tool
