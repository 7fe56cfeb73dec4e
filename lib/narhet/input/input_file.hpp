// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace narhet::input {

/// The first door of every reader: the path is an existing regular file (links followed) that may
/// be read and whose name ends in one of `extensions`, letters' case aside.
///
/// Addresses, GDAL's virtual paths ("/vsicurl/…"), folders, pipes and devices are refused.
/// @param extensions  lower case, with the dot
/// @param shown  the name for messages; empty: the path
/// @returns the path without links and relative parts: nothing that a library could take for a
/// prefix
///          or an address
/// @throws Error `file_not_found` with the nearest name in the folder; `file_refused`
std::filesystem::path check_input_file(const std::filesystem::path& file,
                                       std::span<const std::string_view> extensions,
                                       const std::string& shown = {});

/// The name of a file ends in an extension such as ".csv", letters' case aside.
[[nodiscard]] bool has_extension(const std::filesystem::path& file, std::string_view extension);

}  // namespace narhet::input
