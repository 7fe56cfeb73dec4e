// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/detail/feature_table.hpp"
#include "narhet/input/detail/line_topology.hpp"
#include "narhet/input/detail/season_counts.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/road_lines.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

/// What a road is, in OpenStreetMap's words, whatever the words of its layer: `highway` or
/// `route` = "ferry", `maxspeed`, `oneway` and so on.  `highway` = "none" is no road because the
/// study says so.
using Tags = std::map<std::string, std::string, std::less<>>;

/// A part of a line that is the same road all along.
struct Stretch {
  Tags tags;
  std::size_t last_vertex{};  ///< of the line; the next stretch begins there
  base::Message excluded;     ///< why it is no road at all; empty: the tags say
};

/// Gathers lines as roads and joins them in the end, see `line_topology.hpp`.
class LineRoads {
 public:
  LineRoads(const Source& source,
            const RoadLineOptions& options,
            const OsmSettings& settings,
            const geo::Crs& study_crs);

  /// Each line of a feature is a road; counts the feature in the report.
  /// @returns the first of its segments; nothing where it is closed to the mode
  std::optional<std::size_t> add(const Feature& feature,
                                 const Tags& tags,
                                 model::LoadReport& report);
  /// What the input says that the feature added last measures, in all.
  void state_length(std::size_t first_segment, base::Metres stated);

  /// A line that is cut into stretches.  What two of them share is no end, and no other line that
  /// merely crosses there is joined to it.
  /// @param stretches  the last ends with the line
  void add(const Feature& feature,
           std::span<const geo::Point> line,
           std::span<const Stretch> stretches,
           model::LoadReport& report);

  /// All that was added, joined; what there is to tell goes to the notices of the report.
  /// @throws Error `value_invalid` for lengths that are not in metres, and for speed limits of
  /// which
  ///         most cannot be read; Cancelled
  [[nodiscard]] model::Roads finish(model::LoadReport& report, const base::Task& task);

 private:
  [[nodiscard]] std::optional<model::RoadSegment> road_of(const Tags& tags,
                                                          base::Message& excluded);
  void append(std::span<const geo::Point> points);
  void refuse_lengths_in_another_unit() const;
  void refuse_speeds_that_are_none() const;
  void join(const base::Task& task, model::LoadReport& report);
  void tell(const LineTopology& topology, model::LoadReport& report) const;
  void tell_counts(model::LoadReport& report) const;

  const Source* source_;
  const RoadLineOptions* options_;
  const OsmSettings* settings_;
  geo::Transform to_degrees_;

  model::Roads roads_;
  std::vector<geo::Point> points_;   // parallel to the vertices of the roads
  std::vector<LineCourse> courses_;  // of the lines, each of one segment or several
  base::Metres stated_sum_;
  base::Metres drawn_sum_;  // of the same lines
  std::uint64_t known_limits_{};
  std::uint64_t unknown_limits_{};
  std::string first_unknown_limit_;
  std::uint64_t unknown_durations_{};
  SeasonCounts seasons_;
  std::uint64_t doubtful_lengths_{};
};

/// Words one after the other.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace narhet::input::detail
