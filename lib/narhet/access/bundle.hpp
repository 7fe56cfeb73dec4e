// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::access {

/// What each service point offers as a stop: its own kinds and those of the service points no
/// farther away than that, straight across, so that a village's shop and its pharmacy are one stop.
/// @returns parallel to the services
[[nodiscard]] std::vector<model::KindSet> kinds_at_stops(std::span<const model::Service> services,
                                                         base::Metres walk);

/// The stop where a place finds most of what it needs.
struct BestStop {
  std::size_t kinds{};                     ///< of the needed ones
  std::optional<base::ServiceIndex> stop;  ///< nothing: none within the limit offers any
  base::Weight cost;                       ///< to the stop; zero without one
};

/// Bundle completeness of a place: `kinds` over the number of needed kinds, for what it reaches at
/// one stop within a limit ("<=").
///
/// Compares one stop with the best so far of every place: of two that offer equally many kinds the
/// nearer is better, of those the lower index, so the order of the stops does not matter.
/// @param kinds  that are needed and that the stop offers
/// @param costs  to the stop, one per place
void consider_stop(base::ServiceIndex stop,
                   std::size_t kinds,
                   std::span<const base::Weight> costs,
                   base::Weight limit,
                   std::span<BestStop> best);

}  // namespace narhet::access
