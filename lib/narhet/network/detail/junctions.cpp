// SPDX-License-Identifier: MIT
#include "narhet/network/detail/junctions.hpp"

#include "narhet/network/hilbert.hpp"

#include <algorithm>
#include <utility>

namespace narhet::network {
namespace {

/// A vertex and the roads' id of its node.
struct Use {
  std::int64_t id{};
  std::uint32_t vertex{};
};

/// All vertices, those of a node side by side.
std::vector<Use> uses_by_node(const model::Roads& roads) {
  std::vector<Use> uses(roads.vertices.size());
  for (std::size_t i = 0; i < uses.size(); ++i) {
    uses[i] = {roads.vertices[i].node, static_cast<std::uint32_t>(i)};
  }
  std::sort(uses.begin(), uses.end(), [](Use a, Use b) {
    return std::pair{a.id, a.vertex} < std::pair{b.id, b.vertex};
  });
  return uses;
}

std::vector<bool> ends_of_segments(const model::Roads& roads) {
  std::vector<bool> ends(roads.vertices.size(), false);
  for (const model::RoadSegment& segment : roads.segments) {
    ends[segment.first_vertex] = true;
    ends[segment.first_vertex + segment.vertex_count - 1] = true;
  }
  return ends;
}

/// The number along the Hilbert curve of each of the points.
std::vector<base::NodeId> numbers_along_hilbert_curve(const std::vector<geo::Point>& points) {
  geo::Box box;
  for (const geo::Point point : points) {
    box.add(point);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    order[i] = {hilbert_key(points[i], box), static_cast<std::uint32_t>(i)};
  }
  std::sort(order.begin(), order.end());
  std::vector<base::NodeId> numbers(points.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    numbers[order[i].second] = base::id_at<base::NodeId>(i);
  }
  return numbers;
}

}  // namespace

Junctions::Junctions(const model::Roads& roads, const PlacedVertices& placed)
    : node_of_vertex_(roads.vertices.size(), kNone) {
  const std::vector<Use> uses = uses_by_node(roads);
  const std::vector<bool> ends = ends_of_segments(roads);
  std::vector<std::int64_t> edge{roads.edge_nodes};
  std::sort(edge.begin(), edge.end());
  std::vector<geo::Point> points;
  std::vector<std::pair<std::size_t, std::size_t>> runs;  // of uses, by junction
  for (std::size_t i = 0; i < uses.size();) {
    std::size_t next = i + 1;
    while (next < uses.size() && uses[next].id == uses[i].id) {
      ++next;
    }
    if (next - i > 1 || ends[uses[i].vertex] ||
        std::binary_search(edge.begin(), edge.end(), uses[i].id)) {
      ids_.push_back(uses[i].id);
      points.push_back(placed.points[uses[i].vertex]);
      runs.emplace_back(i, next);
    }
    i = next;
  }
  numbers_ = numbers_along_hilbert_curve(points);
  for (std::size_t junction = 0; junction < runs.size(); ++junction) {
    for (std::size_t use = runs[junction].first; use < runs[junction].second; ++use) {
      node_of_vertex_[uses[use].vertex] = numbers_[junction];
    }
  }
}

std::optional<base::NodeId> Junctions::find(std::int64_t id) const {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (found == ids_.end() || *found != id) {
    return std::nullopt;
  }
  return numbers_[static_cast<std::size_t>(found - ids_.begin())];
}

}  // namespace narhet::network
