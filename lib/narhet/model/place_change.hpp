// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace narhet::model {

/// How many km or minutes farther the nearest is afterwards, below 0 nearer; nothing unless it is
/// reached before and after.
[[nodiscard]] std::optional<double> change(const NearestPair& before,
                                           const NearestPair& after,
                                           base::Metric metric);

/// What a change (of service points, of season) does to a place over all kinds, by one metric.
enum class PlaceEffect : std::uint8_t {
  unchanged,
  nearer,              ///< to some kind, and to none farther
  farther,             ///< to some kind, and to none nearer
  nearer_and_farther,  ///< to some kinds nearer, to others farther
  gains_kind,          ///< reaches a kind that it did not reach, and loses none
  loses_kind,          ///< no longer reaches a kind, whatever else changes
};
inline constexpr std::size_t kPlaceEffects = 6;
[[nodiscard]] std::string_view key(PlaceEffect effect);
[[nodiscard]] base::Message name(PlaceEffect effect);

struct PlaceChange {
  PlaceEffect effect{};  ///< by the metric that decides
  /// Of the kinds reached before and after, the change that is largest either way, in km or
  /// minutes: above 0 is farther, and of equal ones the farther.  Nothing where no kind is reached
  /// both times.
  base::PerMetric<std::optional<double>> largest;
};

}  // namespace narhet::model
