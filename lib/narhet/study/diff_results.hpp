// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <vector>

namespace narhet::study {

/// What differs between two results of `run`: first the inputs and the settings that are behind it,
/// then layer by layer the rows that came, went or changed, and in which columns.  Geometries are
/// not compared.
/// @throws Error as the readers of `input/records.hpp` do; `usage` if a file is no result of `run`;
///         Cancelled
[[nodiscard]] std::vector<Line> diff_results(const std::filesystem::path& earlier,
                                             const std::filesystem::path& later,
                                             const base::Task& task);

}  // namespace narhet::study
