// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/ranking.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/siting/comparison.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace narhet::siting {

/// What the reasons of one municipality's candidates are made from, beside their scores.
struct ReasonFacts {
  std::span<const model::Place> places;
  std::span<const model::Service> services;
  std::span<const model::Candidate> candidates;
  std::string municipality;     ///< in which they are ranked; empty: in none
  bool any_needs{};             ///< whether villages were asked at all
  std::string threshold_label;  ///< of the deciding threshold; empty if there is none
  ComparisonFacts weights;
  bool harm_is_measured{};
  base::Metres distance_condition;
  RobustnessSettings robustness;
};

/// A paragraph why a candidate stands where it stands, to be read aloud: what it brings, by the two
/// criteria that give it most, and who offers to help; what it takes from the shops that exist; in
/// what share of the weightings tried it is first, and which others it cannot be told apart from;
/// what would reverse the order.
/// @param ranked    of its municipality, the best first
/// @param position  in `ranked`
[[nodiscard]] base::Message reason(std::span<const model::CandidateScore* const> ranked,
                                   std::size_t position,
                                   const ReasonFacts& facts);

/// For a candidate that is not on a road.
[[nodiscard]] base::Message reason_without_rank(const model::Snap& snap);

}  // namespace narhet::siting
