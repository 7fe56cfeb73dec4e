// SPDX-License-Identifier: MIT
#include "narhet/input/road_edge.hpp"

#include "narhet/geo/area_index.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace narhet::input {
namespace {

/// The nodes of all vertices of roads open to the mode, each as often as it stands there,
/// ascending.
std::vector<std::int64_t> node_uses(const model::Roads& roads, model::Mode mode) {
  std::vector<std::int64_t> uses;
  uses.reserve(roads.vertices.size());
  for (const model::RoadSegment& segment : roads.segments) {
    if (segment.open[mode]) {
      for (const model::RoadVertex& vertex : roads.line(segment)) {
        uses.push_back(vertex.node);
      }
    }
  }
  std::sort(uses.begin(), uses.end());
  return uses;
}

}  // namespace

void mark_dead_ends_outside(std::span<const model::Municipality> municipalities,
                            const geo::Crs& study_crs,
                            model::Mode mode,
                            model::Roads& roads) {
  if (municipalities.empty()) {
    return;
  }
  std::vector<geo::MultiPolygon> areas;
  for (const model::Municipality& each : municipalities) {
    areas.push_back(each.area);
  }
  const geo::AreaIndex index{areas};
  const geo::Transform to_study{geo::wgs84(), study_crs};
  const auto uses = node_uses(roads, mode);
  for (const model::RoadSegment& segment : roads.segments) {
    if (!segment.open[mode]) {
      continue;
    }
    const auto line = roads.line(segment);
    for (const model::RoadVertex& end : {line.front(), line.back()}) {
      const auto range = std::equal_range(uses.begin(), uses.end(), end.node);
      // Below zero are the cuts at barriers.
      const bool is_dead_end = range.second - range.first == 1 && end.node > 0;
      const auto point = is_dead_end ? to_study.apply(end.position) : std::nullopt;
      if (point && !index.covering(*point)) {
        roads.edge_nodes.push_back(end.node);
      }
    }
  }
  std::sort(roads.edge_nodes.begin(), roads.edge_nodes.end());
  roads.edge_nodes.erase(std::unique(roads.edge_nodes.begin(), roads.edge_nodes.end()),
                         roads.edge_nodes.end());
}

}  // namespace narhet::input
