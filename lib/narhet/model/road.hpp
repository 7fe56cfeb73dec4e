// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/months.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// How people travel along the roads.
enum class Mode : std::uint8_t { car, bicycle, walking };
inline constexpr std::array kModes{Mode::car, Mode::bicycle, Mode::walking};

[[nodiscard]] std::string_view key(Mode mode);  ///< "car", as in the study file
[[nodiscard]] base::Message name(Mode mode);    ///< "by car", for people

/// The road classes of OpenStreetMap: those that a car may use, links with their roads; ferries;
/// and the ways that are for others.
enum class RoadClass : std::uint8_t {
  motorway,
  motorway_link,
  trunk,
  trunk_link,
  primary,
  primary_link,
  secondary,
  secondary_link,
  tertiary,
  tertiary_link,
  unclassified,
  residential,
  living_street,
  service,
  track,
  road,  ///< of unknown class
  ferry,
  pedestrian,
  footway,
  cycleway,
  path,
  bridleway,
  steps,
};
inline constexpr std::size_t kRoadClasses = 23;

[[nodiscard]] std::string_view key(RoadClass road_class);  ///< "motorway_link"
[[nodiscard]] std::optional<RoadClass> road_class_from_key(std::string_view key);

enum class Surface : std::uint8_t { unknown, paved, gravel, ground };
[[nodiscard]] std::string_view key(Surface surface);

/// Which way a road may be driven, seen along its vertices.
enum class Direction : std::uint8_t { both, forward, backward };

/// For whom a road is open, and which way; nothing: closed.
struct OpenTo {
  std::optional<Direction> car{Direction::both};
  std::optional<Direction> bicycle;
  std::optional<Direction> walking;

  [[nodiscard]] std::optional<Direction>& operator[](Mode mode) {
    return mode == Mode::car ? car : mode == Mode::bicycle ? bicycle : walking;
  }
  [[nodiscard]] const std::optional<Direction>& operator[](Mode mode) const {
    return mode == Mode::car ? car : mode == Mode::bicycle ? bicycle : walking;
  }
  [[nodiscard]] bool any() const { return car || bicycle || walking; }
};

/// A posted limit.  `walk` and `none` are as good as numbers, the profile says which.
struct SpeedLimit {
  enum class Type : std::uint8_t { number, walk, none };
  Type type{Type::number};
  base::MetresPerSecond value;  ///< of a number

  friend bool operator==(const SpeedLimit&, const SpeedLimit&) = default;
};

/// One vertex of a road.  Roads meet where they share a vertex's `node`, and nowhere else: lines
/// that merely cross (a bridge) are not joined.  Nodes are numbered with few gaps, for arrays are
/// indexed by them: from 1 up, and below 0 the ends at barriers.
struct RoadVertex {
  std::int64_t node{};
  geo::LonLat position;
};

/// A piece of road as the input has it, from its first to its last vertex.
struct RoadSegment {
  std::uint32_t first_vertex{};
  std::uint32_t vertex_count{};  ///< at least 2
  RoadClass road_class{};
  Surface surface{};
  OpenTo open;
  std::optional<SpeedLimit> limit_forward;
  std::optional<SpeedLimit> limit_backward;
  /// A ferry's crossing time along the segment, where the input says it.
  std::optional<base::Seconds> duration;
  /// As the input states it; nothing: that of its line on the ellipsoid.
  std::optional<base::Metres> length;
  /// Travel allowed only to reach something on it (private, destination, customers).
  bool restricted{};
  /// When it is open to the mode that the roads were read for.
  Months months;
  std::optional<std::uint32_t> ferry;  ///< of a ferry: its position in `Roads::ferries`
  std::int64_t origin{};               ///< the way's id or the feature's number
};

/// What is known of a ferry beside its course, once for all of its segments.
struct Ferry {
  std::string name;  ///< may be empty
  /// Time from one departure to the next; nothing: not known.
  std::optional<base::Seconds> interval;
};

/// All roads of a study, whatever the mode they are open to: the graph is the same for every mode.
struct Roads {
  std::vector<RoadVertex> vertices;
  std::vector<RoadSegment> segments;
  std::vector<Ferry> ferries;
  /// Nodes where the loaded roads end although the real ones go on: the edge of the data.
  std::vector<std::int64_t> edge_nodes;
  std::string_view record_word{"way"};  ///< what the input calls the record that `origin` numbers

  [[nodiscard]] std::span<const RoadVertex> line(const RoadSegment& segment) const {
    return std::span{vertices}.subspan(segment.first_vertex, segment.vertex_count);
  }
};

}  // namespace narhet::model
