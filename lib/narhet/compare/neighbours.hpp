// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::compare {

/// Whether a place of a municipality has its nearest point outside of it.
[[nodiscard]] bool is_imported(const model::Place& place,
                               const model::NearestPair& pair,
                               std::span<const model::Service> services);

/// The way to the nearest point of the own municipality, of a place whose nearest lies outside.
struct OwnWay {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  base::Metric metric{};
  std::optional<base::Weight> cost;  ///< nothing: none of its own, or no way there
};

/// What the service points of others are to the people of an area, for one kind and metric.
struct NeighbourEffect {
  base::Persons imported;  ///< have their nearest outside their municipality
  base::Persons exported;  ///< live outside the municipality and have their nearest in it
  /// Within each threshold of the metric today, and not by their own municipality's points alone,
  /// in the order of the study's thresholds; 0 at those of the other metric.
  std::vector<base::Persons> lost;
};

/// Of every municipality, then of the whole study, where nobody is from outside.  A place in no
/// municipality has no own points to be held against and loses none.
///
/// @param own  of every place, kind and metric that `is_imported`
/// @returns municipality by municipality, in each kind by kind, distance before time
[[nodiscard]] std::vector<NeighbourEffect> neighbour_effects(
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Service> services,
    std::span<const OwnWay> own,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count);

}  // namespace narhet::compare
