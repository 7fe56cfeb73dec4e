// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::base {

enum class Language : std::uint8_t { english, swedish };

/// "en" or "sv"; nothing for any other text.
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);
[[nodiscard]] std::string_view code(Language language);

/// The language that an environment asks for by LC_ALL, LC_MESSAGES or LANG, whether or not the
/// machine has that locale.  English where none names Swedish.
/// @param variable  looks up an environment variable; nullptr where it is not set
[[nodiscard]] Language language_from_environment(
    const std::function<const char*(const char*)>& variable);

/// Turns messages into text of one language.  The catalogues are part of the program, so the text
/// does not depend on what is installed.
///
/// Counts of five digits and more are grouped by a no-break space in Swedish and a comma in
/// English; decimals have a comma in Swedish.  A message without a translation appears in English.
class Catalogue {
 public:
  explicit Catalogue(Language language);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string render(const Message& message) const;
  [[nodiscard]] std::string render(const Argument& argument) const;

 private:
  Language language_;
  std::map<std::string, std::string, std::less<>> translations_;
};

/// The pairs of a catalogue in gettext's `.po` form (msgid, msgstr; comments and headers skipped).
/// @throws std::runtime_error if a line is not of that form, with its number
[[nodiscard]] std::map<std::string, std::string, std::less<>> read_po(std::string_view text);

}  // namespace narhet::base
