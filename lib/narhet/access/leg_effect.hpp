// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <span>

namespace narhet::access {

/// Persons who are not within some threshold of some kind only because of the legs, the ways
/// between the points and the road: without the legs of place and nearest service they would be.
[[nodiscard]] base::Persons persons_moved_by_legs(std::span<const model::Place> places,
                                                  std::span<const model::Snap> place_snaps,
                                                  std::span<const model::Snap> service_snaps,
                                                  const model::NearestTable& nearest,
                                                  std::span<const model::Threshold> thresholds);

}  // namespace narhet::access
