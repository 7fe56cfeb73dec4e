// SPDX-License-Identifier: MIT
#include "narhet/input/detail/line_topology.hpp"

#include "narhet/base/message.hpp"
#include "narhet/geo/point_index.hpp"
#include "narhet/geo/segment_index.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace narhet::input::detail {
namespace {

/// The ends of all lines, two for each, and which of them are one node.
class Ends {
 public:
  Ends(std::span<const geo::Point> vertices,
       std::span<const LineCourse> lines,
       const JoinOptions& options);

  /// The node of an end, from 1 in the order in which the ends come.
  [[nodiscard]] std::int64_t node(std::size_t end) const { return nodes_[end]; }
  [[nodiscard]] std::int64_t node_count() const { return node_count_; }
  [[nodiscard]] std::uint64_t joined_over_gap() const;
  [[nodiscard]] double widest_gap() const { return widest_gap_; }
  [[nodiscard]] std::vector<std::uint32_t> near(geo::Point place) const {
    return index_.within(place, within_);
  }
  [[nodiscard]] geo::Point place(std::size_t end) const { return places_[end]; }

 private:
  static std::vector<geo::Point> places_of(std::span<const geo::Point> vertices,
                                           std::span<const LineCourse> lines);
  [[nodiscard]] std::uint32_t root(std::uint32_t end);

  double within_;
  std::vector<geo::Point> places_;
  geo::NearPoints index_;
  std::vector<std::uint32_t> parents_;  // a forest, a tree for each node
  std::vector<std::int64_t> nodes_;
  std::int64_t node_count_{};
  double widest_gap_{};
};

std::vector<geo::Point> Ends::places_of(std::span<const geo::Point> vertices,
                                        std::span<const LineCourse> lines) {
  std::vector<geo::Point> places;
  places.reserve(2 * lines.size());
  for (const LineCourse& line : lines) {
    places.push_back(vertices[line.first_vertex]);
    places.push_back(vertices[line.first_vertex + line.vertex_count - 1]);
  }
  return places;
}

std::uint32_t Ends::root(std::uint32_t end) {
  while (parents_[end] != end) {
    parents_[end] = parents_[parents_[end]];
    end = parents_[end];
  }
  return end;
}

Ends::Ends(std::span<const geo::Point> vertices,
           std::span<const LineCourse> lines,
           const JoinOptions& options)
    : within_{options.within.count()},
      places_{places_of(vertices, lines)},
      index_{places_},
      parents_(places_.size()),
      nodes_(places_.size()) {
  std::iota(parents_.begin(), parents_.end(), 0U);
  for (std::uint32_t end = 0; end < places_.size(); ++end) {
    for (const std::uint32_t other : near(places_[end])) {
      if (other >= end) {
        break;
      }
      widest_gap_ = std::max(widest_gap_, geo::planar_distance(places_[end], places_[other]));
      const std::uint32_t one = root(end);
      const std::uint32_t two = root(other);
      parents_[std::max(one, two)] = std::min(one, two);  // so the first end of a node is its root
    }
  }
  for (std::uint32_t end = 0; end < places_.size(); ++end) {
    const std::uint32_t first = root(end);
    nodes_[end] = first == end ? ++node_count_ : nodes_[first];
  }
}

std::uint64_t Ends::joined_over_gap() const {
  std::vector<std::optional<geo::Point>> first(static_cast<std::size_t>(node_count_) + 1);
  std::vector<bool> apart(first.size());
  for (std::size_t end = 0; end < places_.size(); ++end) {
    const auto node = static_cast<std::size_t>(nodes_[end]);
    apart[node] = apart[node] || (first[node] && *first[node] != places_[end]);
    first[node] = first[node].value_or(places_[end]);
  }
  return static_cast<std::uint64_t>(std::count(apart.begin(), apart.end(), true));
}

/// Joins the inner vertices of lines to the ends of others.
class Joiner {
 public:
  Joiner(std::span<const geo::Point> vertices,
         std::span<const LineCourse> lines,
         const JoinOptions& options)
      : vertices_{vertices},
        lines_{lines},
        options_{&options},
        ends_{vertices, lines, options},
        uses_(static_cast<std::size_t>(ends_.node_count()) + 1),
        next_node_{ends_.node_count() + 1} {
    topology_.nodes.resize(vertices.size());
    topology_.end_nodes = static_cast<std::uint64_t>(ends_.node_count());
    topology_.joined_over_gap = ends_.joined_over_gap();
    topology_.widest_gap = ends_.widest_gap();
  }

  LineTopology join(const base::Task& task) {
    base::Phase phase{task, base::Message{"finding where lines meet"}, lines_.size()};
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      join_line(line);
      phase.advance();
    }
    count_crossings();
    find_near_misses();
    return std::move(topology_);
  }

 private:
  void join_line(std::size_t line);
  [[nodiscard]] std::optional<std::int64_t> node_at(geo::Point place,
                                                    std::size_t line,
                                                    double from_start,
                                                    double length) const;
  void count_crossings();
  void find_near_misses();

  std::span<const geo::Point> vertices_;
  std::span<const LineCourse> lines_;
  const JoinOptions* options_;
  Ends ends_;
  std::vector<std::uint32_t> uses_;  // by node of an end: how many vertices it has
  std::int64_t next_node_;
  LineTopology topology_;
};

double length_of(std::span<const geo::Point> line) {
  double length = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += geo::planar_distance(line[i - 1], line[i]);
  }
  return length;
}

/// The nearest end at an inner vertex.  Not the line's own, if it is the vertex's neighbour along
/// the line: a line with dense vertices is not joined to itself, one in the shape of a P is.
std::optional<std::int64_t> Joiner::node_at(geo::Point place,
                                            std::size_t line,
                                            double from_start,
                                            double length) const {
  const double beside = 2.0 * options_->within.count();
  std::optional<std::uint32_t> nearest;
  for (const std::uint32_t end : ends_.near(place)) {
    const bool own_start = end == 2 * line && from_start <= beside;
    const bool own_finish = end == 2 * line + 1 && length - from_start <= beside;
    const bool nearer = !nearest || geo::planar_distance(ends_.place(end), place) <
                                        geo::planar_distance(ends_.place(*nearest), place);
    if (!own_start && !own_finish && nearer) {
      nearest = end;
    }
  }
  return nearest ? std::optional{ends_.node(*nearest)} : std::nullopt;
}

void Joiner::join_line(std::size_t line) {
  const LineCourse& course = lines_[line];
  const auto points = vertices_.subspan(course.first_vertex, course.vertex_count);
  const auto nodes = std::span{topology_.nodes}.subspan(course.first_vertex, course.vertex_count);
  const double length = length_of(points);
  double from_start = 0.0;
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    from_start += geo::planar_distance(points[i - 1], points[i]);
    const auto node = node_at(points[i], line, from_start, length);
    nodes[i] = node ? *node : next_node_++;
    if (node) {
      ++uses_[static_cast<std::size_t>(*node)];
      ++topology_.ends_on_lines;
    }
  }
  nodes.front() = ends_.node(2 * line);
  nodes.back() = ends_.node(2 * line + 1);
  ++uses_[static_cast<std::size_t>(nodes.front())];
  ++uses_[static_cast<std::size_t>(nodes.back())];
}

void Joiner::count_crossings() {
  struct Inner {
    geo::Point place;
    std::pair<std::int64_t, std::int64_t> ends;  // of its line, the lower node first
  };
  std::vector<Inner> inner;
  for (const LineCourse& line : lines_) {
    const std::int64_t first = topology_.nodes[line.first_vertex];
    const std::int64_t last = topology_.nodes[line.first_vertex + line.vertex_count - 1];
    for (std::uint32_t i = 1; i + 1 < line.vertex_count; ++i) {
      const std::uint32_t vertex = line.first_vertex + i;
      if (topology_.nodes[vertex] > ends_.node_count()) {  // no line ends there
        inner.push_back({vertices_[vertex], std::minmax(first, last)});
      }
    }
  }
  std::sort(inner.begin(), inner.end(), [](const Inner& a, const Inner& b) {
    return std::tuple{a.place.x, a.place.y, a.ends} < std::tuple{b.place.x, b.place.y, b.ends};
  });
  // Two lines with the same ends are the two directions of one road.
  for (std::size_t i = 0; i < inner.size();) {
    std::size_t next = i + 1;
    while (next < inner.size() && inner[next].place == inner[i].place) {
      ++next;
    }
    topology_.crossings_at_vertices += inner[i].ends != inner[next - 1].ends ? 1U : 0U;
    i = next;
  }
}

void Joiner::find_near_misses() {
  std::vector<geo::Segment> segments;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const auto points = vertices_.subspan(lines_[line].first_vertex, lines_[line].vertex_count);
    for (std::size_t i = 1; i < points.size(); ++i) {
      segments.push_back({points[i - 1], points[i], static_cast<std::uint32_t>(line)});
    }
  }
  const geo::NearestSegment index{segments};
  const double limit = options_->near_miss.count();
  for (std::uint32_t line = 0; line < lines_.size(); ++line) {
    const LineCourse& course = lines_[line];
    const std::uint32_t last = course.first_vertex + course.vertex_count - 1;
    // The road that a stub of less than the limit belongs to would be near its free end.
    const bool stub =
        length_of(vertices_.subspan(course.first_vertex, course.vertex_count)) <= limit;
    for (const std::uint32_t vertex : {course.first_vertex, last}) {
      const bool free = uses_[static_cast<std::size_t>(topology_.nodes[vertex])] == 1;
      const auto foot =
          free && !stub
              ? index.find(vertices_[vertex], limit,
                           [&](std::size_t segment) { return segments[segment].owner != line; })
              : std::nullopt;
      if (foot) {
        topology_.near_misses.push_back({vertex, foot->distance});
      }
    }
  }
}

}  // namespace

LineTopology join_lines(std::span<const geo::Point> vertices,
                        std::span<const LineCourse> lines,
                        const JoinOptions& options,
                        const base::Task& task) {
  return Joiner{vertices, lines, options}.join(task);
}

}  // namespace narhet::input::detail
