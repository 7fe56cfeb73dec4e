// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/detail/today.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// Sums over the places of the candidate's municipality – of the whole study for a candidate in
/// none – and the kinds, of what one candidate changes, if it became a service point of all kinds.
struct Gain {
  /// Persons times their need times the way saved, by kind.
  std::vector<double> needed_way_saved;
  std::array<std::vector<double>, model::kGroups> needed_way_saved_of_group;  ///< by kind
  std::vector<double> newly_within;  ///< residents, by threshold of the study
  std::array<double, model::kCounted> newly_within_first{};  ///< the deciding threshold
  std::array<double, model::kCounted> saved{};
  double vulnerability_removed{};
  double worst_off_saved{};
  double kinds_gained{};      ///< persons times kinds at one stop
  double newly_within_any{};  ///< persons, for one kind at least
  std::vector<base::PlaceIndex> newly_within_places;
  /// Persons of other places for whom it is nearer than what is nearest of some kind today.
  double nearer_outside{};
};

/// @param near  the places that the candidate may change something for
[[nodiscard]] Gain gain_of(std::size_t candidate,
                           std::span<const std::size_t> near,
                           std::span<const base::Weight> ways,
                           const ScoreInputs& inputs,
                           const Today& today);

/// By criterion, per person of the area and kind, so that the anchors mean the same in every
/// study; nothing where the inputs do not say.
[[nodiscard]] std::vector<std::optional<double>> raw_values(
    const Gain& gain,
    const std::optional<double>& offers,
    const model::Candidate& candidate,
    std::span<const model::Criterion> criteria,
    const ScoreInputs& inputs,
    const Today& today);

}  // namespace narhet::siting::detail
