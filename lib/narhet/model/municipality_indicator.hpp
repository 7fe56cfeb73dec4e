// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace narhet::model {

/// What a municipality is measured by beside others.  Ways are to the nearest point of a kind.
enum class Indicator : std::uint8_t {
  within,         ///< who has it within a threshold
  places_within,  ///< of the places: how many have it within a threshold
  not_reached,    ///< who has no way at all
  mean,           ///< way of those who have one
  median,         ///< way that half of all do not exceed
  percentile_90,  ///< way that nine in ten of all do not exceed
  longest_tenth,  ///< mean way of the tenth who have farthest
  farthest,       ///< way of the place that has farthest
  gini,           ///< of the ways; never to be read without the mean and the longest tenth
  theil,          ///< of the ways, of the municipality alone
  theil_between,  ///< its parts in the whole study's
  theil_within,
  one_stop,       ///< kinds within the deciding threshold at one stop, of all kinds, mean
  detour,         ///< how much farther the second nearest is, mean of those who have one
  no_second,      ///< who has no second point to go to
  worst_closure,  ///< who would have it beyond the deciding threshold after the worst closing
  within_own,     ///< as `within`, by the municipality's own service points alone
  imported,       ///< whose nearest lies outside the municipality
  exported,       ///< from outside, whose nearest lies in it
};
inline constexpr std::size_t kIndicators = 19;
[[nodiscard]] std::string_view key(Indicator indicator);  ///< "within"
[[nodiscard]] base::Message name(Indicator indicator);

enum class IndicatorUnit : std::uint8_t { percent, km, minutes, index, persons };
inline constexpr std::size_t kIndicatorUnits = 5;
[[nodiscard]] std::string_view key(IndicatorUnit unit);  ///< "%", "km", "min", "index", "persons"
[[nodiscard]] base::Message name(IndicatorUnit unit);

/// One number of one municipality, or of the whole study.
struct MunicipalityIndicator {
  std::optional<base::MunicipalityIndex> municipality{};  ///< nothing: the whole study
  Indicator indicator{};
  std::optional<base::KindIndex> kind{};   ///< nothing: all kinds
  std::optional<base::Metric> metric{};    ///< nothing: it is about no way
  std::optional<std::size_t> threshold{};  ///< position in the study's thresholds
  std::size_t group{};                     ///< position in the groups; 0: all people
  IndicatorUnit unit{};
  std::optional<double> value{};                ///< nothing: not measured, or withheld
  std::optional<base::Persons> persons{};       ///< whom the value counts
  std::optional<base::Persons> of_persons{};    ///< of whom
  std::optional<base::PlaceIndex> place{};      ///< of `farthest`
  std::optional<base::ServiceIndex> service{};  ///< of `worst_closure`
  /// From 1, the best first; equal as far as a table shows them, they share one.  Nothing where no
  /// end is the better, and for the whole study.
  std::optional<std::uint32_t> rank{};
};

}  // namespace narhet::model
