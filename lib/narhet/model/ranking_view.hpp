// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// By what a view of the ranking takes the need of a place.
enum class RankedBy : std::uint8_t {
  population,       ///< everyone's need for equal
  voices,           ///< each voice for one, whoever lives there
  both,             ///< the share of those who spoke, for all who live there
  without_meeting,  ///< as the study says, but for one meeting
  speeds,           ///< as the study says, with other speeds on the roads
};
inline constexpr std::size_t kRankedBy = 5;
[[nodiscard]] std::string_view key(RankedBy by);
[[nodiscard]] base::Message name(RankedBy by);

struct RankedCandidate {
  base::CandidateIndex candidate{};
  std::optional<std::uint32_t> rank_in_municipality;  ///< as in `CandidateScore`
  double score{};
};

/// The candidates as they would stand if needs were taken, or roads driven, otherwise.
struct RankingView {
  RankedBy by{};
  std::string meeting;                      ///< the id of the one left out
  std::string date;                         ///< of it
  std::optional<base::PlaceIndex> place;    ///< which it was about
  std::vector<RankedCandidate> candidates;  ///< by rank, the unranked last
  std::uint32_t run{};                      ///< of `speeds`, from 1; else 0
};

}  // namespace narhet::model
