// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace narhet::output::detail {

/// A text in which a line never ends between a number and its unit: there the space is one that
/// does not break.
[[nodiscard]] std::string joined_units(std::string_view text);

}  // namespace narhet::output::detail
