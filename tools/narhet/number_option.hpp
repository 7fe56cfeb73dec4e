// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>

namespace narhet::tool {

/// Takes whole numbers from `least` to `most`, for `CLI::Option::transform`.
/// @throws Error `usage`, when the command line is read, that names the option and both
[[nodiscard]] CLI::Validator whole_number(const char* option,
                                          std::int64_t least,
                                          std::int64_t most);

/// Takes numbers of 0 and more, with a decimal point or comma.
/// @throws Error `usage` likewise
[[nodiscard]] CLI::Validator amount(const char* option);

}  // namespace narhet::tool
