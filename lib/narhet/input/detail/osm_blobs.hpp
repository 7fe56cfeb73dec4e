// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace narhet::input {

/// Walks along the headers of the file's blobs without unpacking them: the first is an OSMHeader,
/// the others OSMData, and each blob is there to its last byte.
///
/// libosmium takes a size of zero for the end of the file, so a download of which only the length
/// is there would be read as a smaller map.
/// @throws Error `file_damaged` that names the byte
void check_blobs(const std::filesystem::path& file);

}  // namespace narhet::input
