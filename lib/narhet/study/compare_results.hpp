// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/study/line.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace narhet::study {

/// Holds the shares of people within reach of several results of `run` beside each other, such as
/// those of one study by villages, by cells of 1 km and by cells of 250 m.
/// @param results  two or more
/// @param file     a table (.csv) of all of them; nothing: only the largest differences are told
/// @throws Error as `input::read_result_coverage`; `usage`; `output_exists`, `output_in_use`,
///         `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> compare_results(const std::vector<std::filesystem::path>& results,
                                                const std::optional<std::filesystem::path>& file,
                                                output::PublicationOptions options,
                                                base::Language language,
                                                const base::Task& task);

}  // namespace narhet::study
