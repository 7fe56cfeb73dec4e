// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/elimination.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace narhet::routing::test {

/// Roads both ways between numbered nodes.
[[nodiscard]] network::RoadGraph roads(
    std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs);

/// A square of streets, node by node from west to east, row by row northwards.
[[nodiscard]] network::RoadGraph grid(std::uint32_t side);
[[nodiscard]] std::vector<geo::Point> grid_positions(std::uint32_t side);

/// What `Elimination` promises, for any graph.
void expect_sound(const Elimination& elimination, const network::RoadGraph& graph);

}  // namespace narhet::routing::test
