// SPDX-License-Identifier: MIT
#include "command_line.hpp"
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
#include "narhet/input/gdal_session.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <string_view>

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
    Session session{console,
                    {{global.threads}, stop.token(), &times, global.memory_limit},
                    result_date(),
                    global.skips_faulty_records ? std::optional{global.skip_limit} : std::nullopt};
    command(session);
    for (const base::Message& line : times.lines()) {
      console.tell_detail(line);
    }
  };
  const auto app = make_command_line(global, console.catalogue(), start);
  parse(*app, argc, argv);
  check_answer_written();
  base::require_no_refused_memory();
  return 0;
}

int guarded_run(int argc, char** argv) {
  const StopOnSignal stop;
  Console console{std::cout, std::cerr, language_for(argc, argv)};
  const base::Error no_memory = base::memory_error();
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
  if (narhet::tool::command_word(argc, argv) != narhet::tool::kPublish) {
    narhet::tool::forbid_network();
  }
  narhet::base::keep_last_words("narhet: error[too-large]: the memory was not enough\n");
  try {
    return narhet::tool::guarded_run(argc, argv);
  } catch (const std::exception&) {
    // What it does not catch itself: no thread could be started, no message be made.
    narhet::base::end_for_want_of_memory();
  }
}
