// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/output/database.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace narhet::study {

/// Copies a result to a database.
/// @throws Error as `require_consent`, `output::publish_to_database`; Cancelled
[[nodiscard]] std::vector<Line> publish(const std::filesystem::path& result,
                                        const std::string& target,
                                        const output::DatabaseOptions& options,
                                        Consent consent,
                                        const base::Task& task);

}  // namespace narhet::study
