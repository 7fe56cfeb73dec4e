// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace narhet::tool {
namespace {

std::vector<std::string> code_names() {
  std::vector<std::string> names;
  for (const base::ErrorCode code : base::all_error_codes()) {
    names.emplace_back(base::name(code));
  }
  return names;
}

}  // namespace

void run_explain(const ExplainOptions& options, Session& session) {
  if (options.code.empty()) {
    for (const std::string& name : code_names()) {
      session.console.answer_text(name);
    }
    return;
  }
  const auto code = base::error_code_from_name(options.code);
  if (!code) {
    const auto nearest = base::nearest_known(options.code, code_names());
    throw base::Error{base::ErrorCode::usage,
                      {},
                      base::Message{"there is no error code '{}'", base::printable(options.code)},
                      nearest
                          ? base::Message{"did you mean '{}'? 'narhet explain' lists all", *nearest}
                          : base::Message{"'narhet explain' lists all"}};
  }
  session.console.answer_text(
      base::format("{} ({} {})", base::name(*code), "exit status", base::exit_status(*code)));
  session.console.answer(base::explanation(*code));
}

void add_explain(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand(
      "explain", catalogue.render(base::Message{"Say what an error code means and what to do"}));
  command->add_option(
      "code", options->code,
      catalogue.render(
          base::Message{"the code from the message, e.g. crs-missing; without it all are listed"}));
  command->callback(
      [options, start] { start([&](Session& session) { run_explain(*options, session); }); });
}

}  // namespace narhet::tool
