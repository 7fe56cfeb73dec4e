// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/crs.hpp"
#include "narhet/input/osm_road.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/road.hpp"

#include <osmium/osm/box.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace narhet::input {

/// Whether a way may be a road for anybody.
[[nodiscard]] bool is_road_or_ferry(const osmium::TagList& tags);

/// Makes roads of the ways of an extract that anybody may use, in the order of the file: all nodes
/// first.
class OsmRoads {
 public:
  /// @param box  of the file's header; invalid if it has none
  OsmRoads(const OsmSettings& settings, model::Mode mode, const osmium::Box& box)
      : settings_{&settings}, mode_{mode}, box_{box} {
    report_.subject = model::Subject::roads;
  }

  void add(const osmium::Node& node);
  void add(const osmium::Way& way);

  /// Ends the reading.
  void finish();

  [[nodiscard]] std::uint64_t ways() const { return report_.used; }
  [[nodiscard]] std::uint64_t ways_that_lack_nodes() const { return lacking_; }
  [[nodiscard]] model::Roads&& take_roads() { return std::move(roads_); }
  [[nodiscard]] model::LoadReport&& take_report() { return std::move(report_); }

 private:
  /// Adds a run of present vertices as a segment, if they are two at least, and empties it.
  void add_segment(model::RoadSegment segment, std::vector<model::RoadVertex>& run);
  /// A barrier stops cars: who walks or cycles passes from the cut end to the node where it stands.
  void add_passage(const model::RoadVertex& cut_end, std::int64_t node);
  void add_used(const osmium::Way& way, const RoadReading& reading);
  /// The pieces between missing nodes and barriers; whether nodes are missing.
  bool add_pieces(const osmium::Way& way, const model::RoadSegment& segment, bool marks_edge);
  void mark_edge(const osmium::Way& way);

  const OsmSettings* settings_;
  model::Mode mode_;
  osmium::Box box_;
  std::unordered_set<std::int64_t> closed_barriers_;
  std::int64_t next_cut_node_{-1};  // the ends at a closed barrier: each its own
  model::Roads roads_;
  model::LoadReport report_;
  std::uint64_t lacking_{};
  std::uint64_t unknown_limits_{};
  std::uint64_t unknown_durations_{};
  std::uint64_t cuts_{};
};

}  // namespace narhet::input
