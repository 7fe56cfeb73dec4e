// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace narhet::base {

// Numbers from text, whatever the locale.  The whole text has to be the number; a leading plus,
// hex, "inf" and "nan" are refused; spaces around it are not.

/// Decimal point only.
[[nodiscard]] std::optional<double> number_from_text(std::string_view text);
/// A decimal point or a decimal comma, not both, no separator of thousands.
[[nodiscard]] std::optional<double> number_from_swedish_text(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> integer_from_text(std::string_view text);

}  // namespace narhet::base
