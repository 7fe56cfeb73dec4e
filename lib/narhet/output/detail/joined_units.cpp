// SPDX-License-Identifier: MIT
#include "narhet/output/detail/joined_units.hpp"

#include <algorithm>
#include <array>

namespace narhet::output::detail {
namespace {

constexpr std::array<std::string_view, 7> kUnits{"%", "km", "min", "m", "kr", "h", "s"};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// Whether a word could go on with it; every byte of a letter beyond ASCII could.
bool is_of_word(char letter) {
  return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         static_cast<unsigned char>(letter) >= 0x80;
}

bool begins_with_unit(std::string_view text) {
  return std::any_of(kUnits.begin(), kUnits.end(), [text](std::string_view unit) {
    return text.starts_with(unit) && (text.size() == unit.size() || !is_of_word(text[unit.size()]));
  });
}

bool is_join(std::string_view text, std::size_t space) {
  const std::string_view before = text.substr(0, space);
  const std::string_view after = text.substr(space + 1);
  const bool number_before = !before.empty() && is_digit(before.back());
  const bool number_after = !after.empty() && is_digit(after.front());
  return (number_before && begins_with_unit(after)) || (before.ends_with("±") && number_after);
}

}  // namespace

std::string joined_units(std::string_view text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' && is_join(text, i)) {
      joined += "\u00A0";
    } else {
      joined += text[i];
    }
  }
  return joined;
}

}  // namespace narhet::output::detail
