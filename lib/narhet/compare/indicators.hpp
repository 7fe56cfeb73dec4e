// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/compare/neighbours.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/municipality_indicator.hpp"
#include "narhet/model/reach.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::compare {

/// What is known of the municipalities of a study.  Lists hold every municipality in order, then
/// the whole study.
struct Measured {
  std::size_t municipalities{};
  std::size_t kinds{};
  std::span<const model::Threshold> thresholds;
  base::Metric decide_by{};
  /// By group, all people first; each by area, kind and threshold.
  std::span<const std::vector<model::Coverage>> coverage;
  std::span<const model::AllKindsCoverage> all_kinds;  ///< by area and threshold
  std::span<const model::WayMeasures> ways;            ///< by area, kind and metric
  std::span<const NeighbourEffect> neighbours;         ///< by area, kind and metric
  std::span<const model::WorstClosure> closures;       ///< by area and kind; or empty
  std::span<const std::optional<double>> one_stop;     ///< by area, a share; or empty
};

/// Every municipality by every indicator, and the whole study; ranks are still to be given.
/// @returns by indicator and what it is about, the whole study first, then every municipality
[[nodiscard]] std::vector<model::MunicipalityIndicator> municipality_indicators(
    const Measured& measured);

/// Ranks the municipalities by each indicator that has a better end; there is no rank over all, for
/// nothing says how much one weighs beside another.
void rank_municipalities(std::size_t municipalities,
                         std::vector<model::MunicipalityIndicator>& rows);

}  // namespace narhet::compare
