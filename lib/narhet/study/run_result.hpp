// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <filesystem>

namespace narhet::study {

/// @throws Error `usage` if another command wrote the file, naming that command and what to give
///         instead, or if nothing of this program did; `file_not_found`, `file_refused`,
///         `file_damaged`; Cancelled
/// @pre a `GdalSession` lives
void require_run_result(const std::filesystem::path& file, const base::Task& task);

}  // namespace narhet::study
