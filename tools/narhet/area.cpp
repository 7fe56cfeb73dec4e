// SPDX-License-Identifier: MIT
#include "narhet/study/area.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>

namespace narhet::tool {

void run_area(const AreaOptions& options, Session& session) {
  const study::StudyFile file = study::read_study_file(options.study);
  study::AreaOptions area = options.area;
  area.date = session.date;
  tell(study::write_area(file, options.output, area, session.task), session.console);
}

void add_area(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<AreaOptions>();
  study::AreaOptions& area = options->area;
  CLI::App* command = app.add_subcommand(
      "area", text(base::Message{"Write what lies within some minutes or km of points"}));
  command
      ->add_option("study", options->study,
                   text(base::Message{"folder of the study, or its study.toml"}))
      ->required();
  command
      ->add_option("--limit", area.limits,
                   text(base::Message{"how far, as \"10 min\" or \"5 km\"; may be repeated"}))
      ->required()
      ->allow_extra_args(false);
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write, NAME.gpkg"}))
      ->required();
  command
      ->add_option("--of", area.of,
                   text(base::Message{"whose areas: of which of the study's points"}))
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, model::Subject>{{"services", model::Subject::services},
                                                {"candidates", model::Subject::candidates},
                                                {"places", model::Subject::places}}))
      ->option_text("services|candidates|places");
  command
      ->add_option(
          "--id", area.ids,
          text(base::Message{"id of a point, may be repeated; without it, of all of them"}))
      ->allow_extra_args(false);
  command
      ->add_option("--direction", area.direction,
                   text(base::Message{"driven to the points or from them"}))
      ->transform(CLI::CheckedTransformer(std::map<std::string, routing::SearchDirection>{
          {"to", routing::SearchDirection::to_points},
          {"from", routing::SearchDirection::from_points}}))
      ->option_text("to|from");
  command->add_option(
      "--buffer", area.buffer,
      text(base::Message{"how far the polygons go beyond the roads; without it, \"100 m\""}));
  command->add_flag("--overwrite", area.overwrite, text(base::Message{"replace an earlier one"}));
  add_engine_option(*command, area.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_area(*options, session); }); });
}

}  // namespace narhet::tool
