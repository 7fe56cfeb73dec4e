// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/input/duplicates.hpp"
#include "narhet/model/result.hpp"

#include <string>
#include <vector>

namespace narhet::study {

/// When records of two sources are one thing, and what is done then: `duplicates`,
/// `duplicates_within`, `duplicates_look_within` and `names_alike` of a subject's section.
/// @param name  of the section
/// @param defaults  of the whole study
/// @throws Error `study_invalid`
[[nodiscard]] input::DuplicateRule read_duplicate_rule(const base::Settings& section,
                                                       const std::string& name,
                                                       const base::Settings& defaults,
                                                       std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
