// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::tool {

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
            throw base::Error{
                base::ErrorCode::usage,
                {},
                base::Message{"{}: expected {}, found '{}'", name, words, base::printable(given)}};
          },
          std::move(description))
      ->option_text(words + " [" + first + "]");
}

}  // namespace narhet::tool
