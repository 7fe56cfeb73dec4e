// SPDX-License-Identifier: MIT
// What is escaped for HTML is read back as a browser reads it, and is what was meant.
#include "fuzz/letters.hpp"
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"

#include "narhet/output/detail/html.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace {

using namespace narhet;

/// The content of an element or of an attribute in quotes; nothing if it ends there.
std::optional<std::string> unescaped(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string text;
  while (!html.empty()) {
    if (html.find_first_of("<>\"'") == 0) {
      return std::nullopt;
    }
    char letter = html.front();
    std::size_t length = 1;
    if (letter == '&') {
      length = 0;
      for (const auto& [entity, meaning] : kEntities) {
        if (html.starts_with(entity)) {
          letter = meaning;
          length = entity.size();
        }
      }
      if (length == 0) {
        return std::nullopt;
      }
    }
    text += letter;
    html.remove_prefix(length);
  }
  return text;
}

/// One letter that does no harm stands for each: a space, or U+FFFD.
std::u32string meant(const std::u32string& letters) {
  std::u32string shown;
  for (const char32_t letter : letters) {
    const bool is_space = letter == U'\n' || letter == U'\t' || letter == U'\r';
    shown += is_space ? U' ' : (fuzz::does_harm(letter) ? U'\uFFFD' : letter);
  }
  return shown;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  const auto back = unescaped(output::detail::html_text(text));
  fuzz::require(back.has_value());
  const auto shown = fuzz::letters_of(*back);
  fuzz::require(shown.has_value());
  if (const auto letters = fuzz::letters_of(text)) {
    fuzz::require(*shown == meant(*letters));
  }
  output::detail::Html html;
  html.element("p", {{"title", std::string{text}}}, text);
  const std::string inner = output::detail::html_text(text);
  fuzz::require(html.html() == "<p title=\"" + inner + "\">" + inner + "</p>");
  return 0;
}
