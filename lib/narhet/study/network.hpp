// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <vector>

namespace narhet::study {

struct NetworkOptions {
  bool overwrite{};
};

/// Where a study's prepared network goes if nobody says otherwise: the slug of its name, beside the
/// study file.
[[nodiscard]] std::filesystem::path network_file(const StudyFile& study);

/// Makes the roads of a study ready once: writes the network to `file`, for `source` in `[roads]`,
/// and its hierarchy beside it.
/// @throws Error as `prepare`; `output_exists`, `output_failed`; `study_invalid` if the study's
/// roads
///         are a prepared network themselves; Cancelled
[[nodiscard]] std::vector<Line> make_network(const StudyFile& study,
                                             const std::filesystem::path& file,
                                             const NetworkOptions& options,
                                             const base::Task& task);

}  // namespace narhet::study
