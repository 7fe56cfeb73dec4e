// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
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
  std::span<const model::Candidate> candidates;
  std::string municipality;     ///< in which they are ranked; empty: in none
  std::string threshold_label;  ///< of the deciding threshold; empty if there is none
  ComparisonFacts weights;
  std::span<const model::WeightSet> weight_sets;  ///< of which the first decides
  base::Language language{};                      ///< in which they are named
  RobustnessSettings robustness;
};

/// A paragraph why a candidate stands where it stands, to be read aloud: what it brings, each part
/// of the score with its points, each rounded for itself, so that they may not add up to the tenth;
/// whom it serves outside its municipality; what it takes from the shops that exist;
/// in what share of the weightings tried it is first, where those say little, and which others it
/// cannot be told apart from; of the first, who is first if counted otherwise; what would reverse
/// the order.
/// @param ranked    of its municipality, the best first
/// @param position  in `ranked`
[[nodiscard]] base::Message reason(std::span<const model::CandidateScore* const> ranked,
                                   std::size_t position,
                                   const ReasonFacts& facts);

/// What decides the ranking.
struct DecidingWeights {
  std::span<const model::Criterion> criteria;
  const model::WeightSet& set;
  base::Language language{};  ///< in which it is named
};

/// Why a candidate has no rank.
[[nodiscard]] base::Message reason_without_rank(const model::CandidateScore& score,
                                                const model::Snap& snap,
                                                const DecidingWeights& weights);

}  // namespace narhet::siting
