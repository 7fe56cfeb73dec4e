// SPDX-License-Identifier: MIT
#include "narhet/study/area.hpp"

#include "choice_option.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_area(const AreaOptions& options, Session& session) {
  const study::StudyFile file = session.read_study(options.study);
  study::AreaOptions area = options.area;
  area.version = NARHET_VERSION;
  area.date = session.date;
  tell(study::write_area(file, options.output, area, session.task), session.console);
}

void add_area(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<AreaOptions>();
  study::AreaOptions& area = options->area;
  CLI::App* command = app.add_subcommand(
      "area", text(base::Message{"Write what lies within some minutes or km of points"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option("--limit", area.limits,
                   text(base::Message{"how far, as \"10 min\" or \"5 km\"; may be repeated"}))
      ->required()
      ->allow_extra_args(false);
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write, NAME.gpkg"}))
      ->required();
  add_choice<model::Subject>(*command, "--of", area.of,
                             {{"services", model::Subject::services},
                              {"candidates", model::Subject::candidates},
                              {"places", model::Subject::places}},
                             text(base::Message{"whose area: that of any of these points"}));
  command
      ->add_option("--kind", area.kind,
                   text(base::Message{"of service points only those of a kind, by its key"}))
      ->option_text("KEY");
  command
      ->add_option(
          "--id", area.ids,
          text(base::Message{"id of a point, may be repeated; without it, of all of them"}))
      ->allow_extra_args(false)
      ->option_text("ID ...");
  add_choice<routing::SearchDirection>(*command, "--direction", area.direction,
                                       {{"to", routing::SearchDirection::to_points},
                                        {"from", routing::SearchDirection::from_points}},
                                       text(base::Message{"driven to the points or from them"}));
  command->add_option(
      "--buffer", area.buffer,
      text(base::Message{"how far the polygons go beyond the roads; without it, \"100 m\""}));
  command->add_flag("--overwrite", area.overwrite, text(base::Message{"replace an earlier one"}));
  command->footer(text(base::Message{
      "For example: narhet area MYSTUDY --kind dagligvaror --limit \"10 min\" --limit \"20 min\" "
      "-o area.gpkg"}));
  add_engine_option(*command, area.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_area(*options, session); }); });
}

}  // namespace narhet::tool
