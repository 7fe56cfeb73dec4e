// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

namespace narhet::tool {

/// @param words  "stop|skip"
/// @throws Error `usage` that names the words and, if near, the one that was meant
[[noreturn]] void refuse_choice(const std::string& option,
                                const std::string& words,
                                const std::string& given);

/// An option that takes one of some words, the first of which it is without the option.
/// @param value  of the type, or an optional of it
/// @throws Error `usage`, when the command line is read, that names the words
template <class Value, class Target = Value>
CLI::Option* add_choice(CLI::App& command,
                        std::string name,
                        Target& value,
                        std::vector<std::pair<std::string, Value>> choices,
                        std::string description) {
  std::string words;
  for (const auto& [word, unused] : choices) {
    words += (words.empty() ? "" : "|") + word;
  }
  const std::string first = choices.front().first;
  return command
      .add_option_function<std::string>(
          name,
          [&value, name, words, choices = std::move(choices)](const std::string& given) {
            for (const auto& [word, meant] : choices) {
              if (word == given) {
                value = meant;
                return;
              }
            }
            refuse_choice(name, words, given);
          },
          std::move(description))
      ->option_text(words + " [" + first + "]");
}

}  // namespace narhet::tool
