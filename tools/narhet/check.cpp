// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/preflight_json.hpp"
#include "narhet/study/preflight.hpp"
#include "narhet/study/preflight_text.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>

namespace narhet::tool {
namespace {

/// What a run would end with.
void refuse_beyond_limit(const model::RunCost& cost) {
  if (cost.fits()) {
    return;
  }
  const auto megabytes = [](std::uint64_t bytes) { return bytes / 1'000'000; };
  throw base::Error{
      base::ErrorCode::too_large,
      {},
      base::Message{"{} needs about {} MB of memory, the limit is {} MB", base::Message{"a run"},
                    megabytes(cost.memory), megabytes(*cost.memory_limit)},
      base::Message{"raise --memory-limit, use fewer --threads or take a smaller area"}};
}

/// A program that waits for an answer gets one for errors too.
model::Preflight check(const CheckOptions& options, Session& session) {
  const base::Catalogue& catalogue = session.console.catalogue();
  try {
    return study::check_study(session.read_study(options.study), catalogue.language(),
                              session.task);
  } catch (const base::Error& error) {
    if (options.json) {
      session.console.answer_text(output::error_json(error, catalogue));
    }
    throw;
  }
}

}  // namespace

void run_check(const CheckOptions& options, Session& session) {
  Console& console = session.console;
  const model::Preflight preflight = check(options, session);
  if (options.json) {
    console.answer_text(output::preflight_json(preflight, console.catalogue()));
  } else {
    tell(study::preflight_lines(preflight, console.catalogue().language()), console);
  }
  refuse_beyond_limit(preflight.cost);
}

void add_check(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", catalogue.render(base::Message{"Read and check the files of a study, and say what a "
                                              "run would be made of; write nothing"}));
  add_study_argument(*command, options->study, catalogue);
  command->add_flag("--json", options->json,
                    catalogue.render(base::Message{"answer in JSON, on the standard output"}));
  command->callback(
      [options, start] { start([&](Session& session) { run_check(*options, session); }); });
}

}  // namespace narhet::tool
