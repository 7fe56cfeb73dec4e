// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <vector>

namespace narhet::study {

/// Says whether a result is whole and as `run` wrote it, or an export as `export` did.
/// @param result  NAME.gpkg, or its manifest NAME.manifest.json; or a folder, of which all
/// manifests
///                count, and files that none lists are named
/// @throws Error as `output::verify_result`; `checksum_mismatch` naming every file that is another
///         than it was, or gone; Cancelled
[[nodiscard]] std::vector<Line> verify(const std::filesystem::path& result, const base::Task& task);

}  // namespace narhet::study
