// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/detail/osm_node_table.hpp"
#include "narhet/input/detail/season_counts.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <osmium/osm/way.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace narhet::input {

/// Whether a way may be a road for anybody.
[[nodiscard]] bool is_road_or_ferry(const osmium::TagList& tags);

/// A way that is open to some mode.
struct OsmRoadWay {
  model::RoadSegment segment;  ///< without vertices; its ferry in `OsmRoadWays::ferries`
  std::string name;
  bool used{};                 ///< open to the mode asked for
  std::uint32_t first_node{};  ///< in `OsmRoadWays::nodes`
  std::uint32_t node_count{};
};

/// Roads of a block of an extract, read but not yet placed: the nodes come before the ways in the
/// file, but which of them are needed only the ways can say.
struct OsmRoadWays {
  std::vector<OsmRoadWay> ways;
  std::vector<model::Ferry> ferries;
  std::vector<std::int64_t> nodes;  ///< ids, after `number_nodes` numbers
  model::LoadReport report;         ///< what was read and excluded
  std::uint64_t unknown_limits{};
  std::uint64_t unknown_durations{};
  detail::SeasonCounts seasons;

  /// @pre is_road_or_ferry(way.tags())
  void add(const osmium::Way& way, const OsmSettings& settings, model::Mode mode);
  void number_nodes(const OsmNodeTable& table);

  [[nodiscard]] std::span<const std::int64_t> nodes_of(const OsmRoadWay& way) const {
    return std::span{nodes}.subspan(way.first_node, way.node_count);
  }
};

}  // namespace narhet::input
