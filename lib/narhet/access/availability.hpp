// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/availability.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::access {

/// How many days a week service points are open, each number once, most first; 7 among them.
[[nodiscard]] std::vector<std::uint8_t> availability_levels(
    std::span<const model::Service> services);

/// Who has each kind within each threshold ("<=") on some day, on every day, and by days.
///
/// A place's days are the most of any one point within the threshold: the days of several stops are
/// not added, since nobody says that they are different ones.
///
/// @param days     as `availability_levels`
/// @param nearest  parallel: of the points open on so many days at least; a row for each place
/// @returns municipality by municipality, then the whole study; in each kind by kind, in each
///          threshold by threshold
[[nodiscard]] std::vector<model::AvailabilityCoverage> availability_coverage(
    std::span<const model::Place> places,
    std::span<const std::uint8_t> days,
    std::span<const model::NearestTable> nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count);

/// The ways to expect on a day of the week taken by lot: what a mobile stop is worth to those who
/// have nothing else near.
///
/// A stop on d days a week that is nearer than the nearest point of every day counts d / 7 of its
/// own way and the rest of that point's, and so on over the numbers of days; no way, or a longer
/// one, counts as the place's `cap`.  Where nothing changes over the week the pair is as it was.
///
/// @param days     as `availability_levels`
/// @param nearest  parallel, the last of all points
/// @param caps     by place
/// @returns statuses and services of the last table, with expected costs
[[nodiscard]] model::NearestTable expected_nearest(
    std::span<const std::uint8_t> days,
    std::span<const model::NearestTable> nearest,
    std::span<const base::PerMetric<base::Weight>> caps);

}  // namespace narhet::access
