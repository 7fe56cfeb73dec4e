// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/osm_node_table.hpp"
#include "narhet/input/detail/osm_road_ways.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <osmium/osm/box.hpp>
#include <osmium/osm/node.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace narhet::input {

/// Whether cars cannot pass where a node is.
[[nodiscard]] bool is_closed_barrier(const osmium::Node& node, const OsmSettings& settings);

/// Makes roads of the ways of an extract that anybody may use.
class OsmRoads {
 public:
  /// @param box   of the file's header; invalid if it has none
  /// @param mode  that the report is about
  OsmRoads(const osmium::Box& box, model::Mode mode) : box_{box}, mode_{mode} {
    report_.subject = model::Subject::roads;
  }

  /// Before the ways: where cars cannot pass.
  void add_closed_barrier(std::int64_t node) { closed_barriers_.insert(node); }
  /// Makes room for that many ways with that many nodes.
  void reserve(std::size_t ways, std::size_t nodes) {
    roads_.segments.reserve(ways);
    roads_.vertices.reserve(nodes);
  }
  /// The ways of a block, in the order of the file; their nodes are numbers in the table.
  void add(const OsmRoadWays& block, const OsmNodeTable& table);

  /// Ends the reading.
  void finish();

  [[nodiscard]] std::uint64_t ways() const { return report_.used; }
  [[nodiscard]] std::uint64_t ways_that_lack_nodes() const { return lacking_; }
  [[nodiscard]] model::Roads&& take_roads() { return std::move(roads_); }
  [[nodiscard]] model::LoadReport&& take_report() { return std::move(report_); }

 private:
  using Nodes = std::span<const std::int64_t>;

  /// Makes a segment of the last vertices, from `first` on, if they are two at least; else drops
  /// them.
  void add_segment(const model::RoadSegment& segment, std::size_t first);
  /// A barrier stops cars: who walks or cycles passes from the cut end to the node where it stands.
  void add_passage(const model::RoadVertex& cut_end, std::int64_t node, std::int64_t barrier);
  void add_used(const OsmRoadWay& way, Nodes nodes, const OsmNodeTable& table);
  /// The pieces between missing nodes and barriers; whether nodes are missing.
  bool add_pieces(const OsmRoadWay& way, Nodes nodes, const OsmNodeTable& table);
  void mark_edge(Nodes nodes, const OsmNodeTable& table);

  osmium::Box box_;
  model::Mode mode_;
  std::unordered_set<std::int64_t> closed_barriers_;  // by id
  std::int64_t next_cut_node_{-1};                    // the ends at a closed barrier: each its own
  model::Roads roads_;
  model::LoadReport report_;
  std::uint64_t lacking_{};
  std::uint64_t unknown_limits_{};
  std::uint64_t unknown_durations_{};
  std::uint64_t cuts_{};
  detail::SeasonCounts seasons_;
};

}  // namespace narhet::input
