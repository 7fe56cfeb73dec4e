// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace narhet::output::detail {

/// A letter of a text in UTF-8.
struct Letter {
  std::uint32_t code{};
  std::size_t bytes{1};
};

/// @pre valid UTF-8, `at` where a letter begins; letters of four bytes come as their first
[[nodiscard]] Letter letter_at(std::string_view text, std::size_t at);

/// Of the letters beyond ASCII: the later control characters, the separators of lines and
/// paragraphs, and the marks that turn the writing direction.
[[nodiscard]] bool does_harm(std::uint32_t letter);

/// Text from an input as it may be shown on a page: valid UTF-8 in which "�" stands for control
/// characters, for marks that turn the writing direction (they would turn what stands beside the
/// text as well) and for bytes that are no UTF-8.  Line ends and tabs are spaces.
[[nodiscard]] std::string showable(std::string_view text);

}  // namespace narhet::output::detail
