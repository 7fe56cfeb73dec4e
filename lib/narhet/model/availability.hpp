// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::model {

/// Who has a kind within a threshold, and on how many days of the week.
struct AvailabilityCoverage {
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study
  base::KindIndex kind{};
  std::size_t threshold{};  ///< position in the study's thresholds
  Tally any_day;            ///< within it on one day a week at least
  Tally every_day;          ///< within it on every day; part of `any_day`
  /// Persons times the share of the week's days on which they have it: between the two.
  base::Persons by_days;
  Tally all;
};

/// What is there of a study whose service points are not all open every day: mobile stops.
struct Availability {
  /// How many days a week the points are open, each number once, most first: 7 is the first.
  std::vector<std::uint8_t> days;
  /// Parallel: the nearest of the points that are open on so many days at least.
  std::vector<NearestTable> nearest;
  std::vector<AvailabilityCoverage> coverage;
};

}  // namespace narhet::model
