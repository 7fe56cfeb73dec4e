// SPDX-License-Identifier: MIT
#include "narhet/study/reach.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_reach(const ReachOptions& options, Session& session) {
  const study::StudyFile file = session.read_study(options.study);
  study::ReachOptions reach = options.reach;
  reach.version = NARHET_VERSION;
  reach.date = session.date;
  reach.language = session.console.catalogue().language();
  tell(study::write_reach(file, options.output, reach, session.task), session.console);
}

void add_reach(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<ReachOptions>();
  study::ReachOptions& reach = options->reach;
  CLI::App* command = app.add_subcommand(
      "reach",
      text(base::Message{"Measure what service people have within reach, and how equally"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write: NAME.gpkg for maps, or NAME.csv for the "
                                      "places alone"}))
      ->required();
  command->add_option("--kind", reach.kind,
                      text(base::Message{"only this kind of service; without it, all"}));
  command
      ->add_option("--decay", reach.decay,
                   text(base::Message{"how a way counts by its length, as \"gaussian(20 min)\" or "
                                      "\"step(30 min)\"; other forms are linear, exponential, "
                                      "power and logistic"}))
      ->option_text("FORM");
  command
      ->add_option("--limit", reach.limit,
                   text(base::Message{"how far the catchment of a service point reaches, as \"30 "
                                      "min\" or \"20 km\""}))
      ->option_text("LIMIT");
  command->footer(text(base::Message{
      "For example: narhet reach MYSTUDY --kind dagligvaror -o groceries_within_reach.gpkg"}));
  command->add_flag("--overwrite", reach.overwrite, text(base::Message{"replace an earlier one"}));
  add_csv_option(*command, reach.csv, catalogue);
  add_engine_option(*command, reach.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_reach(*options, session); }); });
}

}  // namespace narhet::tool
