// SPDX-License-Identifier: MIT
#include "narhet/study/road_margin.hpp"

#include "narhet/geo/area_index.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using model::RoadSegment;
using model::RoadVertex;

/// What surely holds the areas, in degrees.  Between the vertices of a border, a line that is
/// straight on the map bends a little in degrees: hence the slack.
geo::Box box_in_degrees(const std::vector<geo::MultiPolygon>& areas, const geo::Crs& study_crs) {
  constexpr double kSlack = 0.01;
  const geo::Transform to_degrees{study_crs, geo::wgs84()};
  geo::Box box;
  for (const geo::MultiPolygon& area : areas) {
    for (const geo::Polygon& part : area) {
      for (const geo::Point corner : part.outer) {
        if (const auto at = to_degrees.apply(corner)) {
          box.add({at->x - kSlack, at->y - kSlack});
          box.add({at->x + kSlack, at->y + kSlack});
        }
      }
    }
  }
  return box;
}

/// Tells stretches apart by the areas.
class Reach {
 public:
  Reach(const std::vector<geo::MultiPolygon>& areas, const geo::Crs& study_crs)
      : index_{areas}, box_{box_in_degrees(areas, study_crs)}, to_study_{geo::wgs84(), study_crs} {}

  [[nodiscard]] bool touches(std::span<const RoadVertex> line) const {
    return std::any_of(line.begin(), line.end(), [&](const RoadVertex& vertex) {
      const geo::LonLat at = vertex.position;
      const auto point = box_.contains({at.lon, at.lat}) ? to_study_.apply(at) : std::nullopt;
      return point && index_.covering(*point);
    });
  }

 private:
  geo::AreaIndex index_;
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

std::size_t leave_out_roads_beyond(const std::vector<geo::MultiPolygon>& areas,
                                   const geo::Crs& study_crs,
                                   const base::Task& task,
                                   model::Roads& roads) {
  const Reach reach{areas, study_crs};
  base::Phase phase{task, Message{"roads near the municipalities of the study"},
                    roads.segments.size()};
  std::vector<RoadSegment> left_out;
  std::vector<RoadSegment> kept;
  for (const RoadSegment& segment : roads.segments) {
    (reach.touches(roads.line(segment)) ? kept : left_out).push_back(segment);
    phase.advance();
  }
  if (left_out.empty()) {
    return 0;
  }
  roads.segments = std::move(kept);
  add_edge_nodes(left_out, roads);
  drop_unused_vertices(roads);
  return left_out.size();
}

}  // namespace narhet::study
