// SPDX-License-Identifier: MIT
// The graph of the roads against the roads as they are drawn, every corner a node of its own and
// every step between two an edge: Floyd and Warshall's table of all ways (1962).
#include "property/drawn_streets.hpp"
#include "support/dijkstra.hpp"
#include "support/property.hpp"

#include "narhet/base/format.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/network/node_positions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace narhet::test {
namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();
using Table = std::array<std::array<double, Streets::kCorners>, Streets::kCorners>;

double geodesic(std::uint32_t a, std::uint32_t b) {
  static const geo::Transform to_degrees{network::test::study_crs(), geo::wgs84()};
  const auto degrees = [&](std::uint32_t corner) {
    const geo::Point at = Streets::corner(corner);
    const geo::Point position = *to_degrees.apply(network::test::at(at.x, at.y));
    return geo::LonLat{position.x, position.y};
  };
  return geo::geodesic_length(degrees(a), degrees(b)).count();
}

/// In metres, from each corner to each.
Table all_ways(const Streets& streets) {
  Table ways{};
  for (std::uint32_t a = 0; a < Streets::kCorners; ++a) {
    ways.at(a).fill(kNoWay);
    ways.at(a).at(a) = 0.0;
  }
  for (const Street& street : streets.streets) {
    for (std::size_t i = 1; i < street.corners.size(); ++i) {
      const std::uint32_t a = street.corners[i - 1];
      const std::uint32_t b = street.corners[i];
      const double length = geodesic(a, b);
      if (street.direction != model::Direction::backward) {
        ways.at(a).at(b) = std::min(ways.at(a).at(b), length);
      }
      if (street.direction != model::Direction::forward) {
        ways.at(b).at(a) = std::min(ways.at(b).at(a), length);
      }
    }
  }
  for (std::uint32_t over = 0; over < Streets::kCorners; ++over) {
    for (auto& from : ways) {
      for (std::uint32_t to = 0; to < Streets::kCorners; ++to) {
        from.at(to) = std::min(from.at(to), from.at(over) + ways.at(over).at(to));
      }
    }
  }
  return ways;
}

/// Ends of streets, and corners where one passes twice or two pass.
std::vector<std::uint32_t> junctions(const Streets& streets) {
  std::array<int, Streets::kCorners> uses{};
  for (const Street& street : streets.streets) {
    for (const std::uint32_t each : street.corners) {
      ++uses.at(each);
    }
    uses.at(street.corners.front()) = uses.at(street.corners.back()) = 2;
  }
  std::vector<std::uint32_t> found;
  for (std::uint32_t corner = 0; corner < Streets::kCorners; ++corner) {
    if (uses.at(corner) > 1) {
      found.push_back(corner);
    }
  }
  return found;
}

/// The corner at which each node of the graph stands.
std::vector<std::uint32_t> corners_of_nodes(const network::RoadNetwork& network) {
  std::vector<std::uint32_t> corners;
  for (const geo::Point& position : network::node_positions(network)) {
    std::uint32_t nearest = 0;
    const auto distance = [&](std::uint32_t corner) {
      const geo::Point at = Streets::corner(corner);
      const geo::Point there = network::test::at(at.x, at.y);
      return std::hypot(there.x - position.x, there.y - position.y);
    };
    for (std::uint32_t corner = 1; corner < Streets::kCorners; ++corner) {
      nearest = distance(corner) < distance(nearest) ? corner : nearest;
    }
    corners.push_back(nearest);
  }
  return corners;
}

std::string fault_of_graph(const Streets& streets) {
  if (streets.streets.empty()) {
    return {};
  }
  const network::RoadNetwork network = streets.roads().network();
  const auto corners = corners_of_nodes(network);
  std::vector<std::uint32_t> sorted = corners;
  std::sort(sorted.begin(), sorted.end());
  if (sorted != junctions(streets)) {
    return "its nodes are not the ends and crossings";
  }
  const Table wanted = all_ways(streets);
  for (std::size_t a = 0; a < corners.size(); ++a) {
    const auto costs =
        dijkstra_from(network.graph, base::Metric::distance, base::id_at<base::NodeId>(a));
    for (std::size_t b = 0; b < corners.size(); ++b) {
      const double metres = wanted.at(corners[a]).at(corners[b]);
      if (costs[b].is_finite() != std::isfinite(metres)) {
        return base::format("from {} to {} there {} a way", corners[a], corners[b],
                            std::isfinite(metres) ? "has to be" : "is not to be");
      }
      // Each link is rounded to the centimetre.
      if (costs[b].is_finite() &&
          std::abs(costs[b].units() - metres * 100.0) > 0.5 * Streets::kCorners) {
        return base::format("from {} to {}: {} cm for {} m", corners[a], corners[b],
                            costs[b].units(), metres);
      }
    }
  }
  return {};
}

TEST(GraphBuilding, KeepsEveryWayAlongTheStreets) {
  const Property<Streets> property{
      [](Draws& draws) { return draw_streets(draws, {model::RoadClass::residential}); },
      &fault_of_graph, [](const Streets& streets) { return streets.shown(); }};
  EXPECT_EQ(counterexample_of(property, 300), "");
}

}  // namespace
}  // namespace narhet::test
