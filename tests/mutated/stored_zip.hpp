// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace narhet::test {

/// A zip archive of parts, by name, that are stored as they are.
[[nodiscard]] std::string stored_zip(const std::map<std::string, std::string>& parts);

}  // namespace narhet::test
