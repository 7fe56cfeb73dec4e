// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace narhet::input {

/// The two letters of a country (ISO 3166-1), in capitals, from what people write: "no", "NO", and
/// the names of the Nordic countries in Swedish and English.  Nothing for other texts.  Whether two
/// letters are those of a country is not checked.
[[nodiscard]] std::optional<std::string> country_code(std::string_view text);

}  // namespace narhet::input
