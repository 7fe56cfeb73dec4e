// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/siting/candidate_score.hpp"

#include <optional>
#include <vector>

namespace narhet::study {

/// The weights and anchors of `[score]` in the study, completed by those of the defaults.
/// @param table       `[score]` of the study, if it has one
/// @param defaults    `[score]` of `data/defaults/study.toml`
/// @param provenance  gets a row for each value used
/// @throws Error `study_invalid` for a negative weight, a target that is not above worst, or
/// weights that
///         are all zero
[[nodiscard]] siting::ScoreSettings read_score_settings(const std::optional<base::Settings>& table,
                                                        const base::Settings& defaults,
                                                        std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
