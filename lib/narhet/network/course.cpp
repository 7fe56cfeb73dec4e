// SPDX-License-Identifier: MIT
#include "narhet/network/course.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::network {
namespace {

/// Positions on arcs are in whole centimetres: a vertex this near to one is the same place.
constexpr double kSamePlace = 0.01;

/// Metres from the beginning of an arc to a point on it.
double metres_before(const model::RoadPosition& point, base::ArcId arc) {
  const auto positions = point.positions();
  const auto found = std::find_if(positions.begin(), positions.end(),
                                  [&](const model::ArcPosition& each) { return each.arc == arc; });
  NARHET_EXPECTS(found != positions.end());
  return 0.01 * static_cast<double>(found->before.distance.units());
}

/// Adds the vertices of an arc that lie between two distances from its beginning.
void add_vertices(const ArcGeometry& geometry,
                  base::ArcId arc,
                  double after,
                  double before,
                  std::vector<geo::Point>& line) {
  const Link& link = geometry.link(arc);
  const bool backward = link.backward == arc;
  const double length = geometry.length(link).count();
  for (std::size_t i = 0; i < link.vertex_count; ++i) {
    const std::size_t vertex = link.first_vertex + (backward ? link.vertex_count - 1 - i : i);
    const double from_start = geometry.from_start[vertex].count();
    const double along = backward ? length - from_start : from_start;
    if (along > after && along < before) {
      line.push_back(geometry.points[vertex]);
    }
  }
}

}  // namespace

std::vector<geo::Point> course(const ArcGeometry& geometry,
                               std::span<const base::ArcId> arcs,
                               const model::RoadPosition& from,
                               const model::RoadPosition& to) {
  NARHET_EXPECTS(!arcs.empty());
  std::vector<geo::Point> line{from.foot};
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    // The first vertex of an arc is the last of the one before.
    const double after = i == 0 ? metres_before(from, arcs[i]) + kSamePlace : kSamePlace;
    const double length = geometry.length(geometry.link(arcs[i])).count();
    const double before =
        i + 1 == arcs.size() ? metres_before(to, arcs[i]) - kSamePlace : length + kSamePlace;
    add_vertices(geometry, arcs[i], after, before, line);
  }
  line.push_back(to.foot);
  return line;
}

std::vector<geo::Point> line_between(const ArcGeometry& geometry,
                                     const Link& link,
                                     double from,
                                     double to) {
  const double length = geometry.length(link).count();
  const auto at_vertex = [&](std::size_t i) {
    return geometry.from_start[link.first_vertex + i].count();
  };
  const auto vertex = [&](std::size_t i) { return geometry.points[link.first_vertex + i]; };
  const auto point_at = [&](double metres) {
    std::size_t end = 1;
    while (end + 1 < link.vertex_count && at_vertex(end) < metres) {
      ++end;
    }
    const double piece = at_vertex(end) - at_vertex(end - 1);
    const double share =
        piece > 0.0 ? std::clamp((metres - at_vertex(end - 1)) / piece, 0.0, 1.0) : 0.0;
    const geo::Point a = vertex(end - 1);
    const geo::Point b = vertex(end);
    return geo::Point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
  };
  std::vector<geo::Point> line{from > 0.0 ? point_at(from * length) : vertex(0)};
  for (std::size_t i = 1; i + 1 < link.vertex_count; ++i) {
    if (at_vertex(i) > from * length + kSamePlace && at_vertex(i) < to * length - kSamePlace) {
      line.push_back(vertex(i));
    }
  }
  line.push_back(to < 1.0 ? point_at(to * length) : vertex(link.vertex_count - 1));
  return line;
}

}  // namespace narhet::network
