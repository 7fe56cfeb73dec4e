// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstddef>
#include <string_view>

namespace narhet::base::detail {

struct TomlFault {
  Message what;  ///< with the column and the line itself
  Message hint;
};

/// Says in our own words, which can be translated, why a text is not TOML.  A fault that is not one
/// of the common ones comes in the words of the parser.
/// @param said    the words of toml++ 3
/// @param text    all of it
/// @param line    from 1, where the fault was found, as is the column
[[nodiscard]] TomlFault toml_fault(std::string_view said,
                                   std::string_view text,
                                   std::size_t line,
                                   std::size_t column);

}  // namespace narhet::base::detail
