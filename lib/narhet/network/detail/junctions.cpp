// SPDX-License-Identifier: MIT
#include "narhet/network/detail/junctions.hpp"

#include "narhet/network/hilbert.hpp"

#include <algorithm>
#include <utility>

namespace narhet::network {
namespace {

/// How many vertices stand at a node, or that it is a junction for another reason.
enum class Use : std::uint8_t { none, once, junction };

NodeRange range_of_nodes(const model::Roads& roads) {
  const auto [least, greatest] =
      std::minmax_element(roads.vertices.begin(), roads.vertices.end(),
                          [](const auto& a, const auto& b) { return a.node < b.node; });
  return least == roads.vertices.end()
             ? NodeRange{}
             : NodeRange{least->node, static_cast<std::size_t>(greatest->node - least->node) + 1};
}

std::vector<Use> uses_of_nodes(const model::Roads& roads, NodeRange range) {
  std::vector<Use> uses(range.size, Use::none);
  for (const model::RoadVertex& vertex : roads.vertices) {
    Use& use = uses[range.place(vertex.node)];
    use = use == Use::none ? Use::once : Use::junction;
  }
  for (const model::RoadSegment& segment : roads.segments) {
    const auto line = roads.line(segment);
    uses[range.place(line.front().node)] = Use::junction;
    uses[range.place(line.back().node)] = Use::junction;
  }
  for (const std::int64_t node : roads.edge_nodes) {
    if (range.has(node) && uses[range.place(node)] == Use::once) {
      uses[range.place(node)] = Use::junction;
    }
  }
  return uses;
}

/// The number along the Hilbert curve of each of the positions.
std::vector<base::NodeId> numbers_along_hilbert_curve(const std::vector<geo::LonLat>& positions) {
  const auto point = [&](std::size_t i) { return geo::Point{positions[i].lon, positions[i].lat}; };
  geo::Box box;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    box.add(point(i));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    order[i] = {hilbert_key(point(i), box), static_cast<std::uint32_t>(i)};
  }
  std::sort(order.begin(), order.end());
  std::vector<base::NodeId> numbers(positions.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    numbers[order[i].second] = base::id_at<base::NodeId>(i);
  }
  return numbers;
}

}  // namespace

Junctions::Junctions(const model::Roads& roads)
    : range_{range_of_nodes(roads)},
      node_at_(range_.size, kNone),
      node_of_vertex_(roads.vertices.size(), kNone) {
  const std::vector<Use> uses = uses_of_nodes(roads, range_);
  std::size_t count = 0;
  for (std::size_t at = 0; at < uses.size(); ++at) {
    if (uses[at] == Use::junction) {
      node_at_[at] = base::id_at<base::NodeId>(count++);
    }
  }
  std::vector<geo::LonLat> positions(count);
  for (std::size_t vertex = roads.vertices.size(); vertex-- > 0;) {
    const auto& [node, position] = roads.vertices[vertex];
    const base::NodeId junction = node_at_[range_.place(node)];
    if (junction != kNone) {
      positions[base::index(junction)] = position;
    }
  }
  const std::vector<base::NodeId> numbers = numbers_along_hilbert_curve(positions);
  for (base::NodeId& junction : node_at_) {
    junction = junction == kNone ? kNone : numbers[base::index(junction)];
  }
  positions_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    positions_[base::index(numbers[i])] = positions[i];
  }
  for (std::size_t vertex = 0; vertex < roads.vertices.size(); ++vertex) {
    node_of_vertex_[vertex] = node_at_[range_.place(roads.vertices[vertex].node)];
  }
}

std::optional<base::NodeId> Junctions::find(std::int64_t node) const {
  const base::NodeId found = range_.has(node) ? node_at_[range_.place(node)] : kNone;
  return found == kNone ? std::nullopt : std::optional{found};
}

}  // namespace narhet::network
