// SPDX-License-Identifier: MIT
#include "choice_option.hpp"
#include "commands.hpp"

#include "narhet/study/export_result.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

using base::Message;

void run_export(const ExportOptions& options, Session& session) {
  using output::CsvDialect;
  using output::ExportFormat;
  const bool is_geojson = options.as == ExportAs::geojson;
  tell(study::export_result(
           options.result, options.folder,
           {.format = is_geojson ? ExportFormat::geojson : ExportFormat::csv,
            .csv = options.as == ExportAs::excel_sv ? CsvDialect::excel_sv : CsvDialect::rfc4180,
            .overwrite = options.overwrite,
            .version = NARHET_VERSION,
            .date = session.date},
           options.consent, session.task),
       session.console);
}

void add_export(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      app.add_subcommand("export", text(Message{"Write the layers of a result as GeoJSON or CSV"}));
  command
      ->add_option("RESULT", options->result,
                   text(Message{"a .gpkg file of run, plan, close, reach, area or compare"}))
      ->required();
  command
      ->add_option("-o,--output", options->folder,
                   text(Message{"the folder to write to, a file for each layer and a manifest"}))
      ->required();
  add_choice<ExportAs>(*command, "--as", options->as,
                       {{"geojson", ExportAs::geojson},
                        {"rfc4180", ExportAs::rfc4180},
                        {"excel-sv", ExportAs::excel_sv}},
                       text(Message{"maps as GeoJSON (RFC 7946, WGS 84), or all layers as tables: "
                                    "CSV with the names of columns and all decimals, or for a "
                                    "Swedish Excel with titles and rounded numbers"}));
  command->add_flag("--overwrite", options->overwrite,
                    text(Message{"replace the files of an earlier export"}));
  add_consent_option(*command, options->consent, catalogue);
  command->footer(text(Message{"For example: narhet export MYSTUDY/result/*.gpkg -o for_the_web"}));
  command->callback(
      [options, start] { start([&](Session& session) { run_export(*options, session); }); });
}

}  // namespace narhet::tool
