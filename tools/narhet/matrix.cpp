// SPDX-License-Identifier: MIT
#include "narhet/study/matrix.hpp"

#include "choice_option.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_matrix(const MatrixOptions& options, Session& session) {
  const study::StudyFile file = session.read_study(options.study);
  tell(study::write_matrix(file, options.output,
                           {.to = options.to,
                            .overwrite = options.overwrite,
                            .date = session.date,
                            .engine = options.engine,
                            .csv = options.csv},
                           session.task),
       session.console);
}

void add_matrix(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<MatrixOptions>();
  CLI::App* command = app.add_subcommand(
      "matrix", text(base::Message{"Write km and minutes from every place to every site"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write: NAME.csv, or NAME.gpkg for a table"}))
      ->required();
  add_choice<study::MatrixTo>(
      *command, "--to", options->to,
      {{"candidates", study::MatrixTo::candidates}, {"services", study::MatrixTo::services}},
      text(base::Message{"to the study's candidate sites or to its service points"}));
  command->footer(text(base::Message{
      "For example: narhet matrix MYSTUDY --to services -o from_villages_to_shops.csv"}));
  command->add_flag("--overwrite", options->overwrite,
                    text(base::Message{"replace an earlier one"}));
  add_csv_option(*command, options->csv, catalogue);
  add_engine_option(*command, options->engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_matrix(*options, session); }); });
}

}  // namespace narhet::tool
