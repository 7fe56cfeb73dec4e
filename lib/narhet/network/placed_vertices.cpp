// SPDX-License-Identifier: MIT
#include "narhet/network/placed_vertices.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/geodesic.hpp"

namespace narhet::network {
namespace {

using base::Message;

/// A transformation takes milliseconds to make, and each block has its own.
constexpr std::size_t kSegmentsPerBlock = 1U << 15U;

geo::Point place(const geo::Transform& to_study, const model::RoadVertex& vertex) {
  const auto point = to_study.apply(vertex.position);
  if (!point) {
    throw base::Error{
        base::ErrorCode::crs_invalid,
        {},
        Message{"node {} at {} E, {} N has no place in the coordinate system of the study",
                base::format("{}", vertex.node), base::Decimal{vertex.position.lon, 5},
                base::Decimal{vertex.position.lat, 5}},
        Message{"choose a system for that area as crs in the study file"}};
  }
  return *point;
}

}  // namespace

PlacedVertices place_vertices(const model::Roads& roads,
                              const geo::Crs& study_crs,
                              const base::Task& task) {
  PlacedVertices placed;
  placed.points.resize(roads.vertices.size());
  placed.from_previous.resize(roads.vertices.size());
  base::Phase phase{task, Message{"placing the roads"}, roads.segments.size()};
  base::for_each_block(roads.segments.size(), kSegmentsPerBlock, task, [&](base::Block block) {
    const geo::Transform to_study{geo::wgs84(), study_crs};
    for (std::size_t i = block.begin; i < block.end; ++i) {
      const model::RoadSegment& segment = roads.segments[i];
      const auto line = roads.line(segment);
      for (std::size_t at = 0; at < line.size(); ++at) {
        placed.points[segment.first_vertex + at] = place(to_study, line[at]);
        if (at > 0) {
          placed.from_previous[segment.first_vertex + at] =
              geo::geodesic_length(line[at - 1].position, line[at].position);
        }
      }
    }
    phase.advance(block.end - block.begin);
  });
  return placed;
}

}  // namespace narhet::network
