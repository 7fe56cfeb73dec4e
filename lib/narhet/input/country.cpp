// SPDX-License-Identifier: MIT
#include "narhet/input/country.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace narhet::input {
namespace {

using NameAndCode = std::pair<std::string_view, std::string_view>;

constexpr std::array<NameAndCode, 9> kNordic{{{"sverige", "SE"},
                                              {"sweden", "SE"},
                                              {"norge", "NO"},
                                              {"norway", "NO"},
                                              {"finland", "FI"},
                                              {"danmark", "DK"},
                                              {"denmark", "DK"},
                                              {"island", "IS"},
                                              {"iceland", "IS"}}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Codes that ISO 3166-1 leaves to its users are no countries, but for Kosovo, which has none yet.
bool is_of_no_country(std::string_view code) {
  const bool is_left_to_users =
      code == "AA" || code == "ZZ" || code[0] == 'X' || (code[0] == 'Q' && code[1] >= 'M');
  return is_left_to_users && code != "XK";
}

}  // namespace

std::optional<std::string> country_code(std::string_view text) {
  text = base::trimmed(text);
  if (text.size() == 2 && is_letter(text[0]) && is_letter(text[1])) {
    std::string code{text};
    for (char& c : code) {
      c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return is_of_no_country(code) ? std::nullopt : std::optional{std::move(code)};
  }
  if (!base::is_valid_utf8(text)) {
    return std::nullopt;
  }
  const std::string name = base::fold_case(text);
  const auto found = std::find_if(kNordic.begin(), kNordic.end(),
                                  [&](const NameAndCode& each) { return each.first == name; });
  return found == kNordic.end() ? std::nullopt : std::optional{std::string{found->second}};
}

}  // namespace narhet::input
