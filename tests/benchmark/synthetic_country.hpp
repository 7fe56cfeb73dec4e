// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/network/road_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::benchmark {

/// Where people live.
struct Settlement {
  geo::Point position;  ///< metres
  double people{};
};

struct CountrySettings {
  std::size_t nodes{100'000};
  std::uint64_t seed{1};
  /// Empty: drawn on 450 x 1500 km of EPSG:3006, few large and many small after Zipf's law.
  std::vector<Settlement> settlements;
};

/// A country's roads made from a seed: straight roads between points, the same on every machine.
struct Country {
  std::vector<geo::Point> nodes;   ///< numbered along the Hilbert curve
  std::vector<network::Arc> arcs;  ///< sorted by tail and head
  std::vector<Settlement> settlements;
};

/// Points scattered where people live, more where more do; joined by the shortest tree over their
/// Delaunay neighbours and 22 % more roads, the short ones first; a road is the faster the more
/// shortest ways use it, 22 to 110 km/h; 3 % of the roads beside the tree are one-way, so that
/// every node reaches every other.
///
/// About half of the nodes have at most two neighbours, as on real roads.  Three million nodes take
/// about a minute and 3 GB.
[[nodiscard]] Country make_country(const CountrySettings& settings);

}  // namespace narhet::benchmark
