// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/network/build.hpp"

#include <vector>

namespace narhet::network {

/// Where each node is, in the study CRS: the end of the links there.  A node that no arc leads to
/// or from is at the origin.
[[nodiscard]] std::vector<geo::Point> node_positions(const RoadNetwork& network);

}  // namespace narhet::network
