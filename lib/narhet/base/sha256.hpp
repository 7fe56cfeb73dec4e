// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace narhet::base {

/// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// @throws Error `file_not_found` if it cannot be opened, `file_damaged` if reading fails;
/// Cancelled
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, const Task& task = {});

/// MD5 as 32 hexadecimal digits, for the checksum files that map servers offer; no safeguard
/// against intent.  Errors as `sha256_of_file`.
[[nodiscard]] std::string md5_of_file(const std::filesystem::path& file, const Task& task = {});

}  // namespace narhet::base
