// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::needs {

/// What the groups of one meeting said of one kind with one strength: voices, of offers their
/// number.
using GroupCounts = std::array<std::uint32_t, model::kGroups>;

/// One thing that a meeting was counted for.
struct MeetingLine {
  base::PlaceIndex place{};
  std::optional<base::KindIndex> kind;  ///< nothing: an offer for any kind
  model::Strength strength{};
  std::uint32_t participants{};
  GroupCounts counts{};
};

/// The records of each meeting and place added up; the meetings by their ids, the lines of each by
/// kind and strength.  Records whose place is not resolved are passed over: the reader has rejected
/// them by name.
[[nodiscard]] std::vector<std::vector<MeetingLine>> lines_by_meeting(
    std::span<const model::Need> needs);

/// What the meetings said, place by place, with or without that which is withheld.
///
/// For every place with a meeting and every kind a row of everyone, also where nobody named the
/// kind, and behind it a row of each group that did.  A place without a meeting has no row: it was
/// not asked.  `intensity` and `demand` are left to `place_needs`.
struct NeedTable {
  std::vector<model::NeedRow> rows;  ///< by place, kind, speakers
};

/// Everything that was said.
[[nodiscard]] NeedTable count_needs(std::span<const model::Need> needs, std::size_t kind_count);

/// By municipality, then kind; those where nobody was asked have no row.
/// @param places  all of the study
[[nodiscard]] std::vector<model::MunicipalityNeed> municipality_needs(
    const NeedTable& table, std::span<const model::Place> places);

}  // namespace narhet::needs
