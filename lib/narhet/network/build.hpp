// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/model/road.hpp"
#include "narhet/network/arc_geometry.hpp"
#include "narhet/network/profile.hpp"
#include "narhet/network/road_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::network {

struct BuildReport {
  base::Metres length;    ///< of all links, each once
  std::uint64_t nodes{};  ///< of roads open to the mode, as all that follows
  std::uint64_t arcs{};
  std::uint64_t self_loops{};
  std::uint64_t zero_arcs{};   ///< of no length
  std::uint64_t components{};  ///< parts that no road or ferry joins
  std::uint64_t ferries{};     ///< links
  std::uint64_t edge_nodes{};
};

/// A link that is closed part of the year.
struct SeasonalLink {
  std::uint32_t link{};  ///< position in the geometry's links
  model::Months months;  ///< when it is open
};

/// A ferry that carries the mode, for telling people of it.
struct NetworkFerry {
  std::string name;       ///< may be empty
  std::int64_t origin{};  ///< as `RoadSegment::origin`
  model::Months months;   ///< when it runs
  std::optional<base::Seconds> interval;
};

struct RoadNetwork {
  RoadGraph graph;  ///< with all that is open in some season
  ArcGeometry geometry;
  std::vector<base::NodeId> edge_nodes;      ///< the edge of the loaded roads, ascending
  std::vector<SeasonalLink> seasonal_links;  ///< open to the mode, ascending
  std::vector<NetworkFerry> ferries;
  BuildReport report;
};

/// Builds the graph of the roads, the same for every mode, with the weights of one: what is closed
/// to it has infinite ones.
///
/// Nodes are the ends of segments and the vertices that several share, by their node ids; what lies
/// between is one link.  They are numbered along a Hilbert curve, so that near nodes are near in
/// memory, ties by their id.  A link's length is the sum of the geodesics between its vertices, or
/// its share of the length that the input states for the segment; an arc's distance is that,
/// rounded to the centimetre, its time that length at the profile's speed, rounded to the
/// millisecond.
///
/// A ferry takes the stated duration, shared among its links by length, else the profile's ferry
/// speed.  The wait sits on the arcs that leave a node where a road ends or passes: half the time
/// between departures where that is known, for nobody knows when one comes, else the profile's.
/// Where several ferries or several of its parts meet and no road does, one stays on board.
///
/// All seasons are one: what is open in some month is open, see `season.hpp`.
///
/// @throws Error `network_invalid` if there is no road open to the mode, or a link is longer than
/// an arc may be;
///         `crs_invalid` if a vertex cannot be placed in the study CRS; Cancelled
[[nodiscard]] RoadNetwork build_road_network(const model::Roads& roads,
                                             const TravelProfile& profile,
                                             const geo::Crs& study_crs,
                                             const base::Task& task);

}  // namespace narhet::network
