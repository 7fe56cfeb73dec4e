// SPDX-License-Identifier: MIT
#include "narhet/study/why.hpp"

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace narhet::tool {

void run_why(const WhyOptions& options, Session& session) {
  study::StudyFile file = session.read_study(options.study);
  file.privacy.level = options.level.value_or(file.privacy.level);
  const study::WhyAnswer answer = study::why(file, options.question, session.task);
  tell(answer.lines, session.console);
  session.console.answer(answer.sentence);
}

void add_why(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<WhyOptions>();
  CLI::App* command = app.add_subcommand(
      "why", text(base::Message{"Say why one candidate stands before another, write nothing"}));
  add_study_argument(*command, options->study, catalogue);
  const auto candidate = [&](const char* name, std::string& called) {
    command
        ->add_option(name, called,
                     text(base::Message{"id of a candidate, or its name where no other has it"}))
        ->required();
  };
  candidate("a", options->question.a);
  candidate("b", options->question.b);
  command->footer(
      text(base::Message{"For example: narhet why MYSTUDY candidate-3 \"Storby school\""}));
  add_level_option(*command, options->level, catalogue);
  add_engine_option(*command, options->question.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_why(*options, session); }); });
}

}  // namespace narhet::tool
