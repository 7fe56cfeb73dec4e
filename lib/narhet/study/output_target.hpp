// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/study/study_file.hpp"

#include <filesystem>

namespace narhet::study {

/// Inputs are never touched, also where --overwrite allows to replace a file.
/// @throws Error `usage` if the file to be written is the study file or one that it names
void refuse_input_as_target(const StudyFile& study, const std::filesystem::path& target);

/// Makes the folder of a result, where there is none.
/// @throws Error `output_failed`
void make_folder(const std::filesystem::path& folder);

}  // namespace narhet::study
