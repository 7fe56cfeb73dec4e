// SPDX-License-Identifier: MIT
#pragma once

#include "commands.hpp"
#include "session.hpp"

#include "narhet/base/catalogue.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace narhet::tool {

/// What every command takes.
struct GlobalOptions {
  std::string language;
  unsigned threads{std::max(1U, std::thread::hardware_concurrency())};
  std::optional<std::uint64_t> memory_limit;
  bool skips_faulty_records{};
  input::SkipLimit skip_limit;
  bool quiet{};
  bool verbose{};
  ProgressMode progress{ProgressMode::automatic};
};

/// The first word that is no option of the program; empty where there is none.
[[nodiscard]] std::string_view command_word(int argc, char** argv);

/// The program's command line with every command and option, their texts in the language of the
/// catalogue: what is parsed, and what the manual is made from.
/// @param options, catalogue, start  have to outlive it
[[nodiscard]] std::unique_ptr<CLI::App> make_command_line(GlobalOptions& options,
                                                          const base::Catalogue& catalogue,
                                                          const StartSession& start);

/// Parses, and so runs the command; help and version go to the standard output.
/// @throws Error `usage`; what the command throws
void parse(CLI::App& app, int argc, char** argv);

}  // namespace narhet::tool
