// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace narhet::output::detail {

/// The same JSON with escapes for what is allowed in its strings and does harm where it is pasted:
/// in a terminal, a web page, an old JavaScript.
/// @param json  valid, UTF-8
[[nodiscard]] std::string harmless_json(std::string_view json);

}  // namespace narhet::output::detail
