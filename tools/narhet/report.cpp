// SPDX-License-Identifier: MIT
#include "narhet/study/report.hpp"

#include "commands.hpp"

#include "narhet/study/output_target.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_report(const ReportOptions& options, Session& session) {
  study::StudyFile file = session.read_study(options.study, options.language);
  file.privacy.level = options.level.value_or(file.privacy.level);
  if (!options.output) {
    study::make_folder(file.output_folder);
  }
  const std::filesystem::path target = options.output.value_or(file.report_file());
  tell(study::write_report(file, target,
                           {.overwrite = options.overwrite,
                            .version = NARHET_VERSION,
                            .date = session.date,
                            .engine = options.engine},
                           session.task),
       session.console);
  session.console.tell(base::Message{"report: {}", target.string()});
}

void add_report(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<ReportOptions>();
  CLI::App* command = app.add_subcommand(
      "report", text(base::Message{"Write the report of a study alone, in its language or, with "
                                   "--lang, in the other"}));
  add_study_argument(*command, options->study, catalogue);
  command->add_option("-o,--output", options->output,
                      text(base::Message{"the file to write, NAME.html; without it, report.html in "
                                         "the folder of the result"}));
  command->footer(text(
      base::Message{"For example: narhet report MYSTUDY --lang en -o report-in-english.html"}));
  command->add_flag("--overwrite", options->overwrite,
                    text(base::Message{"replace an earlier report"}));
  add_level_option(*command, options->level, catalogue);
  add_engine_option(*command, options->engine, catalogue);
  const CLI::Option* language = app.get_option("--lang");
  command->callback([options, start, language] {
    if (language->count() > 0) {
      options->language = base::language_from_code(language->as<std::string>());
    }
    start([&](Session& session) { run_report(*options, session); });
  });
}

}  // namespace narhet::tool
