// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include "argument_check.hpp"
#include "choice_option.hpp"
#include "number_option.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

namespace narhet::tool {
namespace {

/// @throws Error `usage`
std::uint64_t memory_limit_of(const std::string& text) {
  constexpr std::uint64_t kOfTheProgramItself = 100'000'000;
  const auto limit = base::memory_from_text(text);
  if (!limit || *limit < kOfTheProgramItself) {
    throw base::Error{base::ErrorCode::usage,
                      {},
                      base::Message{"--memory-limit: expected a size of 100MB or more, such as "
                                    "'4GB', found '{}'",
                                    base::printable(text)},
                      {}};
  }
  return *limit;
}

/// @throws Error `usage`
input::SkipLimit skip_limit_of(const std::string& text) {
  const auto limit = input::SkipLimit::from_text(text);
  if (!limit) {
    throw base::Error{
        base::ErrorCode::usage,
        {},
        base::Message{"--skip-at-most: expected a number of records or a share, found '{}'",
                      base::printable(text)},
        base::Message{"write for example '20' or '2 %'"}};
  }
  return *limit;
}

void add_global_options(CLI::App& app, GlobalOptions& options, const base::Catalogue& catalogue) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  add_choice<std::string>(app, "--lang", options.language, {{"sv", "sv"}, {"en", "en"}},
                          text(base::Message{"language: sv or en"}))
      ->option_text("sv|en");
  app.add_option("--threads", options.threads,
                 text(base::Message{"how many threads to use; the result is the same with any"}))
      ->transform(whole_number("--threads", 1, 256))
      ->option_text("1-256");
  app.add_option_function<std::string>(
         "--memory-limit",
         [&options](const std::string& limit) { options.memory_limit = memory_limit_of(limit); },
         text(base::Message{"how much memory to use at most; work that needs more is refused"}))
      ->option_text("SIZE");
  add_choice<bool>(app, "--on-error", options.skips_faulty_records,
                   {{"stop", false}, {"skip", true}},
                   text(base::Message{"what a faulty record of places, service points or candidate "
                                      "sites does: stop, or be skipped and listed"}))
      ->option_text("stop|skip");
  app.add_option_function<std::string>(
         "--skip-at-most",
         [&options](const std::string& limit) { options.skip_limit = skip_limit_of(limit); },
         text(base::Message{"how many records of a file may be skipped, '20' or '2 %' (1 %, one at "
                            "least)"}))
      ->option_text("N|P%");
  app.add_flag("-q,--quiet", options.quiet, text(base::Message{"say nothing but errors"}));
  app.add_flag("-v,--verbose", options.verbose, text(base::Message{"say more, with times"}));
  add_choice<ProgressMode>(app, "--progress", options.progress,
                           {{"auto", ProgressMode::automatic},
                            {"always", ProgressMode::always},
                            {"never", ProgressMode::never}},
                           text(base::Message{"auto, always or never"}))
      ->option_text("auto|always|never");
}

void add_commands(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  add_init(app, catalogue, start);
  add_check(app, catalogue, start);
  add_run(app, catalogue, start);
  add_report(app, catalogue, start);
  add_network(app, catalogue, start);
  add_matrix(app, catalogue, start);
  add_area(app, catalogue, start);
  add_reach(app, catalogue, start);
  add_why(app, catalogue, start);
  add_plan(app, catalogue, start);
  add_close(app, catalogue, start);
  add_compare(app, catalogue, start);
  add_export(app, catalogue, start);
  add_publish(app, catalogue, start);
  add_diff(app, catalogue, start);
  add_verify(app, catalogue, start);
  add_doctor(app, catalogue, start);
  add_explain(app, catalogue, start);
}

/// Those of a command and those that it shares with all, by the name that the library gives them.
const CLI::Option* option_named(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands()) {
    if (const CLI::Option* option = command->get_option_no_throw(name)) {
      return option;
    }
  }
  return app.get_option_no_throw(name);
}

std::string name_of_command(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? std::string{} : commands.front()->get_name();
}

[[noreturn]] void refuse_missing(const CLI::App& app, std::string_view said) {
  const std::string name{said.substr(0, said.find(" is required"))};  // "--limit is required"
  const CLI::Option* option = option_named(app, name);
  throw base::Error{
      base::ErrorCode::usage,
      {},
      base::Message{"'narhet {}' lacks {}", name_of_command(app), base::printable(name)},
      option == nullptr
          ? base::Message{"'narhet {} --help' shows what it takes", name_of_command(app)}
          : base::Message{"{}: {}; 'narhet {} --help' shows all", name, option->get_description(),
                          name_of_command(app)}};
}

[[noreturn]] void refuse_surplus(const CLI::App& app) {
  std::string words;
  for (const std::string& each : app.remaining(true)) {
    words += (words.empty() ? "'" : ", '") + base::printable(each) + "'";
  }
  throw base::Error{
      base::ErrorCode::usage,
      {},
      base::Message{"'narhet {}' takes no more, found {}", name_of_command(app), words},
      base::Message{"what has spaces in it stands in quotes; 'narhet {} --help' shows "
                    "what it takes",
                    name_of_command(app)}};
}

}  // namespace

std::string_view command_word(int argc, char** argv) {
  int first = 1;
  while (first < argc && std::string_view{argv[first]}.starts_with('-')) {
    const std::string_view option{argv[first]};
    const bool has_value = option == "--lang" || option == "--threads" || option == "--progress" ||
                           option == "--memory-limit" || option == "--on-error" ||
                           option == "--skip-at-most";
    first += has_value ? 2 : 1;
  }
  return first < argc ? std::string_view{argv[first]} : std::string_view{};
}

std::unique_ptr<CLI::App> make_command_line(GlobalOptions& options,
                                            const base::Catalogue& catalogue,
                                            const StartSession& start) {
  auto made = std::make_unique<CLI::App>(
      catalogue.render(base::Message{"Närhet answers who has how far to service, and "
                                     "where one more service point would help most."}));
  CLI::App& app = *made;
  app.name("narhet");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_help_flag("-h,--help", catalogue.render(base::Message{"show this help"}));
  app.set_version_flag(
      "--version", version_text,
      catalogue.render(base::Message{"show the versions of Närhet and its libraries"}));
  app.footer(catalogue.render(base::Message{
      "To begin: 'narhet init EXTRACT.osm.pbf MYSTUDY' makes a study from a map file, 'narhet run "
      "MYSTUDY' works it out.\nOpen the .gpkg file that it names in QGIS."}));
  app.get_formatter()->label("OPTIONS", catalogue.render(base::Message{"OPTIONS"}));
  app.get_formatter()->column_width(34);
  add_global_options(app, options, catalogue);
  add_commands(app, catalogue, start);
  return made;
}

void parse(CLI::App& app, int argc, char** argv) {
  check_arguments(app, argc, argv);
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    refuse_missing(app, error.what());
  } catch (const CLI::ExtrasError&) {
    refuse_surplus(app);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error, std::cout, std::cerr);
      return;
    }
    throw base::Error{
        base::ErrorCode::usage,
        {},
        base::Message{"the command line was not understood: {}", error.what()},
        base::Message{"'narhet --help' and 'narhet COMMAND --help' show what is possible"}};
  }
}

}  // namespace narhet::tool
