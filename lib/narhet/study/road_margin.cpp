// SPDX-License-Identifier: MIT
#include "narhet/study/road_margin.hpp"

#include "narhet/geo/area_index.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using model::RoadSegment;
using model::RoadVertex;

/// Around a corner, and at the middles of the sides between.
constexpr std::array<geo::Point, 8> kAround{{{-1.0, -1.0},
                                             {0.0, -1.0},
                                             {1.0, -1.0},
                                             {1.0, 0.0},
                                             {1.0, 1.0},
                                             {0.0, 1.0},
                                             {-1.0, 1.0},
                                             {-1.0, 0.0}}};

/// What surely holds all within the distance of the areas, in degrees.  A line that is straight on
/// the map bends a little in degrees: hence the slack, a tenth of the distance.
geo::Box box_in_degrees(const std::vector<geo::MultiPolygon>& areas,
                        base::Metres distance,
                        const geo::Crs& study_crs) {
  constexpr double kMetresPerDegree = 111'000.0;
  const double reach = distance.count();
  const double slack = 0.01 + 0.1 * reach / kMetresPerDegree;
  const geo::Transform to_degrees{study_crs, geo::wgs84()};
  geo::Box box;
  const auto add_around = [&](geo::Point corner) {
    for (const geo::Point side : kAround) {
      if (const auto at =
              to_degrees.apply(geo::Point{corner.x + reach * side.x, corner.y + reach * side.y})) {
        box.add({at->x - slack, at->y - slack});
        box.add({at->x + slack, at->y + slack});
      }
    }
  };
  for (const geo::MultiPolygon& area : areas) {
    for (const geo::Polygon& part : area) {
      std::for_each(part.outer.begin(), part.outer.end(), add_around);
    }
  }
  return box;
}

/// Tells stretches apart by the areas.
class Reach {
 public:
  Reach(const std::vector<geo::MultiPolygon>& areas,
        base::Metres distance,
        const geo::Crs& study_crs)
      : index_{areas},
        distance_{distance},
        box_{box_in_degrees(areas, distance, study_crs)},
        to_study_{geo::wgs84(), study_crs} {}

  [[nodiscard]] bool touches(std::span<const RoadVertex> line) const {
    return std::any_of(line.begin(), line.end(), [&](const RoadVertex& vertex) {
      const geo::LonLat at = vertex.position;
      const auto point = box_.contains({at.lon, at.lat}) ? to_study_.apply(at) : std::nullopt;
      return point && index_.within(*point, distance_);
    });
  }

 private:
  geo::AreaIndex index_;
  base::Metres distance_;
  geo::Box box_;
  geo::Transform to_study_;
};

std::vector<std::int64_t> nodes_of(const model::Roads& roads,
                                   const std::vector<RoadSegment>& segments) {
  std::vector<std::int64_t> nodes;
  for (const RoadSegment& segment : segments) {
    for (const RoadVertex& vertex : roads.line(segment)) {
      nodes.push_back(vertex.node);
    }
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

std::vector<std::int64_t> origins_of(const std::vector<RoadSegment>& segments) {
  std::vector<std::int64_t> origins;
  origins.reserve(segments.size());
  for (const RoadSegment& segment : segments) {
    origins.push_back(segment.origin);
  }
  std::sort(origins.begin(), origins.end());
  origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
  return origins;
}

void add_edge_nodes(const std::vector<RoadSegment>& left_out, model::Roads& roads) {
  const auto inside = nodes_of(roads, roads.segments);
  const auto outside = nodes_of(roads, left_out);
  std::set_intersection(inside.begin(), inside.end(), outside.begin(), outside.end(),
                        std::back_inserter(roads.edge_nodes));
  std::sort(roads.edge_nodes.begin(), roads.edge_nodes.end());
  roads.edge_nodes.erase(std::unique(roads.edge_nodes.begin(), roads.edge_nodes.end()),
                         roads.edge_nodes.end());
}

void drop_unused_vertices(model::Roads& roads) {
  std::vector<RoadVertex> kept;
  for (RoadSegment& segment : roads.segments) {
    const auto line = roads.line(segment);
    segment.first_vertex = static_cast<std::uint32_t>(kept.size());
    kept.insert(kept.end(), line.begin(), line.end());
  }
  roads.vertices = std::move(kept);
}

}  // namespace

std::vector<std::int64_t> leave_out_roads_beyond(const std::vector<geo::MultiPolygon>& areas,
                                                 base::Metres distance,
                                                 const geo::Crs& study_crs,
                                                 const base::Task& task,
                                                 model::Roads& roads) {
  const Reach reach{areas, distance, study_crs};
  base::Phase phase{task, Message{"roads near the municipalities of the study"},
                    roads.segments.size()};
  std::vector<RoadSegment> left_out;
  std::vector<RoadSegment> kept;
  for (const RoadSegment& segment : roads.segments) {
    (reach.touches(roads.line(segment)) ? kept : left_out).push_back(segment);
    phase.advance();
  }
  if (left_out.empty()) {
    return {};
  }
  const auto still_there = origins_of(kept);
  const auto all_left_out = origins_of(left_out);
  std::vector<std::int64_t> gone;
  std::set_difference(all_left_out.begin(), all_left_out.end(), still_there.begin(),
                      still_there.end(), std::back_inserter(gone));
  roads.segments = std::move(kept);
  add_edge_nodes(left_out, roads);
  drop_unused_vertices(roads);
  return gone;
}

}  // namespace narhet::study
