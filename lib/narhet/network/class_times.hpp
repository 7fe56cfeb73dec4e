// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/road.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/road_graph.hpp"

#include <array>
#include <span>
#include <vector>

namespace narhet::network {

/// By road class, what the time along its roads is multiplied by; all above zero.
using ClassFactors = std::array<double, model::kRoadClasses>;

/// The same roads with other times, rounded to the millisecond.  Lengths stay, and so does what is
/// closed.
/// @param network  as built or read from a prepared one: its geometry knows the classes
[[nodiscard]] RoadGraph with_class_times(const RoadNetwork& network, const ClassFactors& factors);

/// The same points on those roads.  The way between a point and the road is no road, and stays.
[[nodiscard]] std::vector<model::Snap> with_class_times(std::span<const model::Snap> snaps,
                                                        const RoadNetwork& network,
                                                        const ClassFactors& factors);

}  // namespace narhet::network
