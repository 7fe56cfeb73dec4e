// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/output/export.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <vector>

namespace narhet::study {

/// Writes the layers of a result to a folder, which is made where there is none.
/// @throws Error as `require_consent`, `output::export_result`; Cancelled
[[nodiscard]] std::vector<Line> export_result(const std::filesystem::path& result,
                                              const std::filesystem::path& folder,
                                              const output::ExportOptions& options,
                                              Consent consent,
                                              const base::Task& task);

}  // namespace narhet::study
