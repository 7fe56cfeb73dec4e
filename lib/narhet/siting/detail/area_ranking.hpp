// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/decision_matrix.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// The candidates on a road of one municipality, or of none, who are ranked against each other.
struct AreaCandidates {
  std::optional<base::MunicipalityIndex> municipality;
  std::vector<model::CandidateScore*> scores;  ///< by candidate, after ranking the best first
};

/// Weights as shares of their sum, 0 for criteria that are not measured for all of the candidates;
/// all 0 where nothing is measured.
[[nodiscard]] std::vector<double> measured_shares(
    std::span<const double> weights, std::span<const model::CandidateScore* const> scores);

/// Whether its candidates have ranks by the first weights: all have, or none.
[[nodiscard]] bool is_ranked(const AreaCandidates& area);

/// Sets points, scores, standings and ranks in the municipality, and sorts by rank; a set says
/// nothing where what it weighs most is not measured.
void rank_by_weights(AreaCandidates& area, std::span<const model::WeightSet> sets);

/// Sets what the second opinions say.
void ask_second_opinions(AreaCandidates& area,
                         std::span<const model::Criterion> criteria,
                         std::span<const double> shares);

/// The candidates by the criteria that weigh something.
struct WeighedMatrix {
  std::vector<std::size_t> criteria;     ///< positions of the columns
  std::vector<double> shares;            ///< of the columns, sum 1
  std::vector<DecisionMatrix> matrices;  ///< scaled values as measured, then varied
};

/// @param scaled  by candidate of the study, variation and criterion
/// @returns nothing where nothing weighs anything
[[nodiscard]] std::optional<WeighedMatrix> weighed_matrix(
    const AreaCandidates& area,
    std::span<const double> shares,
    std::span<const std::vector<std::vector<double>>> scaled);

/// Sets rank shares, central weights and tiers.
/// @pre ranked
void try_robustness(AreaCandidates& area,
                    const WeighedMatrix& weighed,
                    std::size_t criteria,
                    const RobustnessSettings& settings);

/// One row for each criterion that weighs something.
/// @pre ranked
[[nodiscard]] std::vector<model::WeightStability> stability_of(const AreaCandidates& area,
                                                               const WeighedMatrix& weighed);

}  // namespace narhet::siting::detail
