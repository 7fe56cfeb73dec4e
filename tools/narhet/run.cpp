// SPDX-License-Identifier: MIT
#include "narhet/study/run.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

namespace {

base::Message with_hint(const study::Line& line) {
  return line.hint.empty() ? line.text : base::Message{"{}; {}", line.text, line.hint};
}

}  // namespace

void tell(const std::vector<study::Line>& lines, Console& console) {
  for (const study::Line& line : lines) {
    if (line.weight == study::Line::Weight::main) {
      console.tell(with_hint(line));
    } else {
      console.tell_detail(with_hint(line));
    }
  }
}

void answer(const std::vector<study::Line>& lines, Console& console) {
  for (const study::Line& line : lines) {
    if (line.weight == study::Line::Weight::main) {
      console.answer(with_hint(line));
    } else {
      console.answer_detail(with_hint(line));
    }
  }
}

void run_run(const RunOptions& options, Session& session) {
  study::StudyFile file = session.read_study(options.study);
  file.privacy.level = options.level.value_or(file.privacy.level);
  const study::RunSummary summary =
      study::run_study(file,
                       {.overwrite = options.overwrite,
                        .version = NARHET_VERSION,
                        .date = session.date,
                        .language = session.console.catalogue().language(),
                        .engine = options.engine},
                       session.task);
  tell(summary.lines, session.console);
  session.console.tell(base::Message{"result: {}", summary.result.string()});
  if (summary.report) {
    session.console.tell(base::Message{"report: {}", summary.report->string()});
  }
}

void add_run(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand(
      "run", catalogue.render(base::Message{
                 "Work out a study, from its files to the GeoPackage and the report"}));
  add_study_argument(*command, options->study, catalogue);
  command->add_flag("--overwrite", options->overwrite,
                    catalogue.render(base::Message{"replace an earlier result"}));
  add_level_option(*command, options->level, catalogue);
  add_engine_option(*command, options->engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_run(*options, session); }); });
}

}  // namespace narhet::tool
