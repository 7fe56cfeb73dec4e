// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <filesystem>
#include <string>

namespace narhet::input::detail {

/// Looks at the parts of a shapefile before GDAL does: that the `.shx` and `.dbf` are beside the
/// `.shp`, that none is shorter than it says of itself, that all have as many records, and that no
/// two of them have one shape.  GDAL
/// reads what is left of a cut one and reports nothing.
/// @throws Error `file_damaged`, which names the part
void check_shapefile(const std::filesystem::path& file, const base::Where& where);

/// Its `.dbf`.
/// @throws Error `file_damaged` where there is none
[[nodiscard]] std::filesystem::path table_of_shapefile(const std::filesystem::path& file,
                                                       const base::Where& where);

/// What the `.cpg` says of the texts, as `decode_text` takes it; empty where there is none, or it
/// says something else than UTF-8 and Windows-1252.
[[nodiscard]] std::string encoding_of_shapefile(const std::filesystem::path& file);

}  // namespace narhet::input::detail
