// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace narhet::base {

/// Whole lines, of any length, as they may be shown in a terminal: as `printable`, but the ends of
/// lines stay.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace narhet::base
