// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace narhet::output::detail {

/// A text as SQL has it: 'it''s'.
[[nodiscard]] std::string sql_text(std::string_view text);
/// A name as SQL has it: "it ""is""".
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace narhet::output::detail
