// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace narhet::siting {

/// What a reason is made from, beside the score itself.
struct ReasonFacts {
  std::span<const model::Place> places;
  std::uint64_t ranked{};       ///< how many candidates it is ranked among
  std::string municipality;     ///< in which it is ranked; empty: in none
  bool any_needs{};             ///< whether villages were asked at all
  std::string threshold_label;  ///< of the deciding threshold; empty if there is none
  base::Metric decide_by{};
};

/// One sentence why a candidate stands where it stands: what it brings, by the two criteria that
/// give it most, and what holds it back against the one ranked before it in
/// the same municipality.
/// @param better  the one ranked before; null for the first
[[nodiscard]] base::Message reason(const model::CandidateScore& score,
                                   const model::CandidateScore* better,
                                   const ReasonFacts& facts);

/// For a candidate that is not on a road.
[[nodiscard]] base::Message reason_without_rank(const model::Snap& snap);

}  // namespace narhet::siting
