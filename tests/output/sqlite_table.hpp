// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace narhet::test {

using Cells = std::vector<std::string>;

/// The rows of a query, read by SQLite alone: numbers as SQLite prints them, "NULL" for NULL.
/// @throws std::runtime_error with what SQLite says
[[nodiscard]] std::vector<Cells> query(const std::filesystem::path& file, const std::string& sql);

/// Changes a database.
/// @throws std::runtime_error with what SQLite says
void execute(const std::filesystem::path& file, const std::string& sql);

}  // namespace narhet::test
