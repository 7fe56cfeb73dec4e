// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/rule.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// The rules of `data/defaults/rules.toml`, for those of their kinds that the study has; each is
/// noted with its source and date.
/// @throws Error `study_invalid` for a word or a unit that is none
[[nodiscard]] std::vector<model::Rule> read_rules(const base::Settings& settings,
                                                  std::span<const model::Kind> kinds,
                                                  std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
