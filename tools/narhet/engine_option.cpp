// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace narhet::tool {

void add_engine_option(CLI::App& command,
                       std::optional<routing::Method>& engine,
                       const base::Catalogue& catalogue) {
  using Choice = std::optional<routing::Method>;
  const std::map<std::string, Choice> choices{{"auto", Choice{}},
                                              {"core", routing::Method::core},
                                              {"hierarchy", routing::Method::hierarchy}};
  command
      .add_option_function<std::string>(
          "--engine", [&engine, choices](const std::string& word) { engine = choices.at(word); },
          catalogue.render(base::Message{"what searches run on: auto takes what is faster for so "
                                         "many; the result is the same"}))
      ->check(CLI::IsMember({"auto", "core", "hierarchy"}))
      ->option_text("auto|core|hierarchy");
}

}  // namespace narhet::tool
