// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/need.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::needs {

/// What all meetings together say of each place.
struct PlaceNeeds {
  /// By place, then kind: a row for every kind of every place that a meeting was about, also where
  /// nobody named the kind.  A place without a meeting has no row: it was not asked.
  std::vector<model::PlaceNeed> rows;
  /// By place: the mean intensity over all kinds; nothing for a place that was not asked.
  std::vector<std::optional<double>> index;
};

/// The need of a place for a kind is the share of those at its meetings who named it: a voice for a
/// need counts one, for a wish half; the sum over all groups is divided by the participants of the
/// place's meetings (each meeting once) and cut at 1.  Offers are counted beside and are no need.
///
/// Records whose place is not resolved are passed over: the reader has rejected them by name.
[[nodiscard]] PlaceNeeds place_needs(std::span<const model::Need> needs,
                                     std::size_t place_count,
                                     std::size_t kind_count);

}  // namespace narhet::needs
