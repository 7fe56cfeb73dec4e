// SPDX-License-Identifier: MIT
#include "commands.hpp"
#include "console.hpp"
#include "console_progress.hpp"
#include "network_silence.hpp"
#include "signals.hpp"
#include "stage_times.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/gdal_session.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace narhet::tool {
namespace {

/// The help texts are in the user's language, so that has to be known before the options are.
base::Language language_for(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::string_view argument{argv[i]};
    std::string_view value;
    if (argument == "--lang" && i + 1 < argc) {
      value = argv[i + 1];
    } else if (argument.starts_with("--lang=")) {
      value = argument.substr(std::string_view{"--lang="}.size());
    }
    if (const auto language = base::language_from_code(value)) {
      return *language;
    }
  }
  return base::language_from_environment([](const char* name) { return std::getenv(name); });
}

/// SOURCE_DATE_EPOCH if it is set, else now: ISO 8601 in UTC.
/// @throws Error `usage` if it is set and not a number of seconds
std::string result_date() {
  std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    const auto number = base::integer_from_text(fixed);
    if (!number || *number < 0) {
      throw base::Error{
          base::ErrorCode::usage,
          {},
          base::Message{"expected seconds since 1970 in SOURCE_DATE_EPOCH, found '{}'", fixed},
          {}};
    }
    seconds = static_cast<std::time_t>(*number);
  }
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  return base::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.000Z", utc.tm_year + 1900,
                      utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

struct GlobalOptions {
  std::string language;
  unsigned threads{std::max(1U, std::thread::hardware_concurrency())};
  std::optional<std::uint64_t> memory_limit;
  bool quiet{};
  bool verbose{};
  ProgressMode progress{ProgressMode::automatic};
};

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

void add_global_options(CLI::App& app, GlobalOptions& options, const base::Catalogue& catalogue) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  app.add_option("--lang", options.language, text(base::Message{"language: sv or en"}))
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("sv|en");
  app.add_option("--threads", options.threads,
                 text(base::Message{"how many threads to use; the result is the same with any"}))
      ->check(CLI::Range(1U, 256U))
      ->option_text("1-256");
  app.add_option_function<std::string>(
         "--memory-limit",
         [&options](const std::string& limit) { options.memory_limit = memory_limit_of(limit); },
         text(base::Message{"how much memory to use at most; work that needs more is refused"}))
      ->option_text("SIZE");
  app.add_flag("-q,--quiet", options.quiet, text(base::Message{"say nothing but errors"}));
  app.add_flag("-v,--verbose", options.verbose, text(base::Message{"say more, with times"}));
  app.add_option("--progress", options.progress, text(base::Message{"auto, always or never"}))
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, ProgressMode>{{"auto", ProgressMode::automatic},
                                              {"always", ProgressMode::always},
                                              {"never", ProgressMode::never}}))
      ->option_text("auto|always|never");
}

std::unique_ptr<ConsoleProgress> make_progress(const GlobalOptions& options,
                                               const Console& console) {
  const bool terminal = isatty(STDERR_FILENO) == 1;
  if (options.quiet || options.progress == ProgressMode::never ||
      (options.progress == ProgressMode::automatic && !terminal)) {
    return nullptr;
  }
  return std::make_unique<ConsoleProgress>(
      std::cerr, console.catalogue(),
      terminal ? ConsoleProgress::Style::rewritten_line : ConsoleProgress::Style::separate_lines);
}

/// An answer that could not be written (a closed pipe, a full disk) is no success.
void check_answer_written() {
  std::cout.flush();
  if (!std::cout) {
    throw base::Error{base::ErrorCode::output_failed,
                      {},
                      base::Message{"the answer could not be written to the standard output"},
                      {}};
  }
}

void define(CLI::App& app,
            GlobalOptions& global,
            const base::Catalogue& catalogue,
            const StartSession& start) {
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
  add_global_options(app, global, catalogue);
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
  add_diff(app, catalogue, start);
  add_verify(app, catalogue, start);
  add_doctor(app, catalogue, start);
  add_explain(app, catalogue, start);
}

/// The library would say that a command is missing.
void refuse_unknown_command(const CLI::App& app, int argc, char** argv) {
  int first = 1;
  while (first < argc && std::string_view{argv[first]}.starts_with('-')) {
    const std::string_view option{argv[first]};
    const bool has_value = option == "--lang" || option == "--threads" || option == "--progress" ||
                           option == "--memory-limit";
    first += has_value ? 2 : 1;
  }
  if (first >= argc) {
    return;
  }
  std::vector<std::string> known;
  std::string list;
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    known.push_back(command->get_name());
    list += (list.empty() ? "" : ", ") + command->get_name();
  }
  const std::string word{argv[first]};
  if (std::find(known.begin(), known.end(), word) == known.end()) {
    const auto nearest = base::nearest_known(word, known);
    throw base::Error{base::ErrorCode::usage,
                      {},
                      base::Message{"there is no command '{}'", base::printable(word)},
                      nearest ? base::Message{"did you mean '{}'?", *nearest}
                              : base::Message{"the commands are {}", list}};
  }
}

int run(int argc, char** argv, const StopOnSignal& stop, Console& console) {
  GlobalOptions global;
  const StartSession start = [&](const std::function<void(Session&)>& command) {
    console.set_verbosity(global.quiet     ? Verbosity::quiet
                          : global.verbose ? Verbosity::verbose
                                           : Verbosity::normal);
    const auto progress = make_progress(global, console);
    StageTimes times{progress.get()};
    const input::GdalSession gdal;
    if (global.memory_limit) {
      base::forbid_more_memory(*global.memory_limit);
      global.threads = base::threads_within(*global.memory_limit, global.threads);
    }
    Session session{
        console, {{global.threads}, stop.token(), &times, global.memory_limit}, result_date()};
    command(session);
    for (const base::Message& line : times.lines()) {
      console.tell_detail(line);
    }
  };
  CLI::App app{
      console.catalogue().render(base::Message{"Närhet answers who has how far to service, and "
                                               "where one more service point would help most."})};
  define(app, global, console.catalogue(), start);
  refuse_unknown_command(app, argc, argv);
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    const std::string_view what{error.what()};  // "--limit is required"
    throw base::Error{
        base::ErrorCode::usage,
        {},
        base::Message{"{} is missing", base::printable(what.substr(0, what.find(" is required")))},
        base::Message{"'narhet COMMAND --help' shows what it takes"}};
  } catch (const CLI::ExtrasError& error) {
    const std::string_view what{error.what()};
    const auto colon = what.find(": ");
    throw base::Error{
        base::ErrorCode::usage,
        {},
        base::Message{"not understood: {}", base::printable(what.substr(
                                                colon == std::string_view::npos ? 0 : colon + 2))},
        base::Message{"'narhet --help' and 'narhet COMMAND --help' show what is possible"}};
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error, std::cout, std::cerr);
      check_answer_written();
      return 0;
    }
    throw base::Error{
        base::ErrorCode::usage,
        {},
        base::Message{"the command line was not understood: {}", error.what()},
        base::Message{"'narhet --help' and 'narhet COMMAND --help' show what is possible"}};
  }
  check_answer_written();
  return 0;
}

int guarded_run(int argc, char** argv) {
  const StopOnSignal stop;
  Console console{std::cout, std::cerr, language_for(argc, argv)};
  const base::Error no_memory{base::ErrorCode::too_large,
                              {},
                              base::Message{"the memory was not enough"},
                              base::Message{"raise --memory-limit if you gave one, take a smaller "
                                            "extract or a larger machine"}};
  base::keep_last_words(base::render(no_memory, console.catalogue()) + '\n');
  try {
    return run(argc, argv, stop, console);
  } catch (const base::Cancelled&) {
    console.tell(base::Message{"stopped; nothing was written"});
    return stop.exit_status();
  } catch (const base::Error& error) {
    console.fail(error);
    return base::exit_status(error.code());
  } catch (const std::bad_alloc&) {
    console.fail(no_memory);
    return base::exit_status(no_memory.code());
  } catch (const std::exception& error) {
    console.fail(base::Error{base::ErrorCode::internal, {}, base::Message{"{}", error.what()}, {}});
    return base::exit_status(base::ErrorCode::internal);
  }
}

}  // namespace
}  // namespace narhet::tool

int main(int argc, char** argv) {
  narhet::tool::forbid_network();
  narhet::base::keep_last_words("narhet: error[too-large]: the memory was not enough\n");
  try {
    return narhet::tool::guarded_run(argc, argv);
  } catch (const std::exception&) {
    // What it does not catch itself: no thread could be started, no message be made.
    narhet::base::end_for_want_of_memory();
  }
}
