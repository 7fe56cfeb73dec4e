// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/result.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::study {

/// What of the study the criteria are made from.
struct ScoreSubjects {
  std::span<const model::Kind> kinds;
  std::span<const model::Threshold> thresholds;
  base::Metric decide_by{};
  base::Language language{};
};

/// The anchors, weights and ranges of `[score]` in the study, completed by those of the defaults.
/// Sets of weights in the study replace those of the defaults.
/// @param table       `[score]` of the study, if it has one
/// @param defaults    `[score]` of `data/defaults/study.toml`
/// @param provenance  gets a row for each value used
/// @throws Error `study_invalid` for anchors the wrong way round, a range or a share that is none,
///         an unknown kind, a set of weights without a name or with that of another, with a weight
///         below zero or none above, or with a total and a part of it: what a part gains is
///         counted in the total already
[[nodiscard]] siting::ScoreSettings read_score_settings(const std::optional<base::Settings>& table,
                                                        const base::Settings& defaults,
                                                        const ScoreSubjects& subjects,
                                                        std::vector<model::Provenance>& provenance);

/// How often a ranking is worked out anew with other speeds on the roads.
struct SpeedSettings {
  std::size_t runs{};
  bool runs_are_asked_for{};  ///< by the study itself, however many roads it has
  double spread{};            ///< each road class's times by 1 ± this, uniform
  std::uint64_t seed{};
};

/// @param table, defaults, provenance  as for `read_score_settings`
/// @throws Error `study_invalid` for a number of runs or a factor that is none
[[nodiscard]] SpeedSettings read_speed_settings(const std::optional<base::Settings>& table,
                                                const base::Settings& defaults,
                                                std::uint64_t seed,
                                                std::vector<model::Provenance>& provenance);

/// The aspects for which a set of weights takes more than one criterion, so that one thing may
/// count twice.
[[nodiscard]] std::vector<model::Aspect> crowded_aspects(std::span<const model::Criterion> criteria,
                                                         std::span<const double> weights);

}  // namespace narhet::study
