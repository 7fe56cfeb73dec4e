// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <vector>

namespace narhet::study {

/// Says whether a result is whole and as `run` wrote it.
/// @param result  NAME.gpkg, or its manifest NAME.manifest.json
/// @throws Error as `output::verify_result`; `checksum_mismatch` naming every file that is another
///         than it was, or gone; Cancelled
[[nodiscard]] std::vector<Line> verify(const std::filesystem::path& result, const base::Task& task);

}  // namespace narhet::study
