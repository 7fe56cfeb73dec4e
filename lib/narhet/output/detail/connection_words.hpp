// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace narhet::output::detail {

/// The words of "PG:host=… dbname=…", checked.
/// @throws Error `usage` unless each is one that `publish_to_database` names
[[nodiscard]] std::map<std::string, std::string> connection_words(const std::string& target);

}  // namespace narhet::output::detail
