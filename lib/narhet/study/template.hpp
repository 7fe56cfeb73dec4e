// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::study {

/// The text with every `@KEY@` replaced by its value.  A line that is nothing but a key with an
/// empty value is dropped.
/// @pre every key of the text has a value
[[nodiscard]] std::string fill_template(std::string_view text,
                                        const std::map<std::string, std::string>& values);

/// As a TOML string: in double quotes, with escapes.
[[nodiscard]] std::string toml_text(std::string_view text);
/// As a TOML array of strings.
[[nodiscard]] std::string toml_texts(const std::vector<std::string>& texts);

}  // namespace narhet::study
