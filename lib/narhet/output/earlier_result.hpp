// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace narhet::output {

/// Who replaces the result of a command means that result, not all layers of a file that he works
/// with.
/// @param target  ends in .gpkg; may be missing
/// @param own     the layers that the command writes
/// @throws Error `output_exists` if a GeoPackage at the target holds other layers, naming them, or
///         if what is there is none
void refuse_other_layers(const std::filesystem::path& target, const std::set<std::string>& own);

/// Likewise for a table in text.
/// @param head  the first line that the command writes
/// @throws Error `output_exists` if the file at the target begins otherwise
void refuse_other_table(const std::filesystem::path& target, std::string_view head);

}  // namespace narhet::output
