// SPDX-License-Identifier: MIT
#include "narhet/network/build.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/network/hilbert.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace narhet::network {
namespace {

using base::ArcId;
using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;
using base::NodeId;

/// The nodes of the graph: which of the roads' node ids they are, and where.
class Junctions {
 public:
  Junctions(const model::Roads& roads, const geo::Transform& to_study);

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  /// Nothing for a vertex in the midst of one road.
  [[nodiscard]] std::optional<NodeId> find(std::int64_t id) const {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (found == ids_.end() || *found != id) {
      return std::nullopt;
    }
    return numbers_[static_cast<std::size_t>(found - ids_.begin())];
  }

 private:
  void number_along_hilbert_curve(const model::Roads& roads, const geo::Transform& to_study);

  std::vector<std::int64_t> ids_;  // ascending
  std::vector<NodeId> numbers_;    // parallel
};

Junctions::Junctions(const model::Roads& roads, const geo::Transform& to_study) {
  std::vector<std::int64_t> uses;
  uses.reserve(roads.vertices.size() + 2 * roads.segments.size() + roads.edge_nodes.size());
  for (const model::RoadSegment& segment : roads.segments) {
    const auto line = roads.line(segment);
    for (const model::RoadVertex& vertex : line) {
      uses.push_back(vertex.node);
    }
    uses.push_back(line.front().node);  // an end counts twice, so that it always is a junction
    uses.push_back(line.back().node);
  }
  std::sort(uses.begin(), uses.end());
  std::vector<std::int64_t> edge{roads.edge_nodes};
  std::sort(edge.begin(), edge.end());
  for (std::size_t i = 0; i < uses.size();) {
    std::size_t next = i + 1;
    while (next < uses.size() && uses[next] == uses[i]) {
      ++next;
    }
    if (next - i > 1 || std::binary_search(edge.begin(), edge.end(), uses[i])) {
      ids_.push_back(uses[i]);
    }
    i = next;
  }
  number_along_hilbert_curve(roads, to_study);
}

geo::Point place(const geo::Transform& to_study, const model::RoadVertex& vertex) {
  const auto point = to_study.apply(vertex.position);
  if (!point) {
    throw Error{ErrorCode::crs_invalid,
                {},
                Message{"node {} at {} E, {} N has no place in the coordinate system of the study",
                        base::format("{}", vertex.node), base::Decimal{vertex.position.lon, 5},
                        base::Decimal{vertex.position.lat, 5}},
                Message{"choose a system for that area as crs in the study file"}};
  }
  return *point;
}

void Junctions::number_along_hilbert_curve(const model::Roads& roads,
                                           const geo::Transform& to_study) {
  std::vector<std::optional<geo::Point>> points(ids_.size());
  geo::Box box;
  for (const model::RoadVertex& vertex : roads.vertices) {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), vertex.node);
    const auto position = static_cast<std::size_t>(found - ids_.begin());
    if (found != ids_.end() && *found == vertex.node && !points[position]) {
      points[position] = place(to_study, vertex);
      box.add(*points[position]);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    order.emplace_back(hilbert_key(*points[i], box), static_cast<std::uint32_t>(i));
  }
  std::sort(order.begin(), order.end());
  numbers_.resize(ids_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    numbers_[order[i].second] = base::id_at<NodeId>(i);
  }
}

/// An arc before it has its id, and the link it runs along.
struct DraftArc {
  Arc arc;
  std::uint32_t link{};
  bool backward{};
};

/// Cuts the segments into links at the junctions and gives each its arcs.
class Builder {
 public:
  Builder(const model::Roads& roads, const TravelProfile& profile, const geo::Crs& study_crs)
      : roads_{&roads},
        profile_{&profile},
        to_study_{geo::wgs84(), study_crs},
        junctions_{roads, to_study_},
        meets_road_(junctions_.size(), false) {}

  RoadNetwork build(const base::Task& task) {
    for (const model::RoadSegment& segment : roads_->segments) {
      if (segment.road_class != model::RoadClass::ferry && segment.open[profile_->mode]) {
        for (const model::RoadVertex& vertex : roads_->line(segment)) {
          if (const auto node = junctions_.find(vertex.node)) {
            meets_road_[index(*node)] = true;
          }
        }
      }
    }
    base::Phase phase{task, Message{"building the road graph"}, roads_->segments.size()};
    for (std::size_t i = 0; i < roads_->segments.size(); ++i) {
      cut(base::id_at<base::SegmentIndex>(i));
      phase.advance();
    }
    return finish();
  }

 private:
  void cut(base::SegmentIndex segment_index);
  base::Metres add_course(const model::RoadSegment& segment,
                          std::span<const model::RoadVertex> line,
                          base::Metres segment_length);
  void add_link(base::SegmentIndex segment_index,
                std::span<const model::RoadVertex> line,
                base::Metres segment_length);
  [[nodiscard]] base::Seconds time_along(const model::RoadSegment& segment,
                                         base::Metres length,
                                         base::Metres segment_length,
                                         bool forward,
                                         NodeId tail) const;
  RoadNetwork finish();
  void count_nodes();

  const model::Roads* roads_;
  const TravelProfile* profile_;
  geo::Transform to_study_;
  Junctions junctions_;
  std::vector<bool> meets_road_;  // by node: whether a road, not only ferries, is there
  std::vector<DraftArc> arcs_;
  RoadNetwork network_;
};

base::Metres length_of(std::span<const model::RoadVertex> line) {
  base::Metres length;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += geo::geodesic_length(line[i - 1].position, line[i].position);
  }
  return length;
}

void Builder::cut(base::SegmentIndex segment_index) {
  const model::RoadSegment& segment = roads_->segments[index(segment_index)];
  const auto line = roads_->line(segment);
  const bool shared = segment.duration || segment.length;  // among the links, by their lengths
  const base::Metres segment_length = shared ? length_of(line) : base::Metres{};
  std::size_t begin = 0;
  for (std::size_t end = 1; end < line.size(); ++end) {
    if (junctions_.find(line[end].node)) {
      add_link(segment_index, line.subspan(begin, end - begin + 1), segment_length);
      begin = end;
    }
  }
}

base::Seconds Builder::time_along(const model::RoadSegment& segment,
                                  base::Metres length,
                                  base::Metres segment_length,
                                  bool forward,
                                  NodeId tail) const {
  if (segment.road_class != model::RoadClass::ferry) {
    return length / profile_->speed(segment, forward);
  }
  const base::Metres whole = segment.length.value_or(segment_length);
  const base::Seconds crossing = segment.duration && whole.count() > 0.0
                                     ? (length / whole) * *segment.duration
                                     : length / profile_->ferry_speed;
  return meets_road_[index(tail)] ? crossing + profile_->ferry_wait : crossing;
}

/// Adds the vertices of a link to the geometry; its length.
base::Metres Builder::add_course(const model::RoadSegment& segment,
                                 std::span<const model::RoadVertex> line,
                                 base::Metres segment_length) {
  ArcGeometry& geometry = network_.geometry;
  const double stretch =
      segment.length && segment_length.count() > 0.0 ? *segment.length / segment_length : 1.0;
  base::Metres length;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      length += stretch * geo::geodesic_length(line[i - 1].position, line[i].position);
    }
    geometry.points.push_back(place(to_study_, line[i]));
    geometry.from_start.push_back(length);
  }
  if (segment.length && line.size() == segment.vertex_count) {
    length = *segment.length;  // to the last digit
    geometry.from_start.back() = length;
  }
  return length;
}

void Builder::add_link(base::SegmentIndex segment_index,
                       std::span<const model::RoadVertex> line,
                       base::Metres segment_length) {
  const model::RoadSegment& segment = roads_->segments[index(segment_index)];
  ArcGeometry& geometry = network_.geometry;
  Link link;
  link.segment = segment_index;
  link.first_vertex = static_cast<std::uint32_t>(geometry.points.size());
  link.vertex_count = static_cast<std::uint32_t>(line.size());
  link.road_class = segment.road_class;
  const base::Metres length = add_course(segment, line, segment_length);
  const auto number = static_cast<std::uint32_t>(geometry.links.size());
  const NodeId first = *junctions_.find(line.front().node);
  const NodeId last = *junctions_.find(line.back().node);
  const auto add_arc = [&](NodeId tail, NodeId head, bool backward, bool is_open) {
    if (!is_open) {
      constexpr auto kClosed = base::Weight::infinite();
      arcs_.push_back({{tail, head, {kClosed, kClosed}}, number, backward});
      return;
    }
    const base::PerMetric<base::Weight> weight{
        base::to_weight(length),
        base::to_weight(time_along(segment, length, segment_length, !backward, tail))};
    for (const base::Metric metric : base::kMetrics) {
      if (weight[metric].units() > base::Weight::kMaxArc) {
        throw Error{ErrorCode::network_invalid,
                    {{}, {}, base::format("{} {}", roads_->record_word, segment.origin)},
                    Message{"a road or ferry of {} km is longer than one piece may be",
                            base::Decimal{length.count() / 1000.0, 1}}};
      }
    }
    arcs_.push_back({{tail, head, weight}, number, backward});
  };
  const auto leads = [&](model::Mode mode, model::Direction against) {
    return segment.open[mode] && *segment.open[mode] != against;
  };
  const auto leads_anybody = [&](model::Direction against) {
    return std::any_of(model::kModes.begin(), model::kModes.end(),
                       [&](model::Mode mode) { return leads(mode, against); });
  };
  if (leads_anybody(model::Direction::backward)) {
    add_arc(first, last, false, leads(profile_->mode, model::Direction::backward));
  }
  if (leads_anybody(model::Direction::forward)) {
    add_arc(last, first, true, leads(profile_->mode, model::Direction::forward));
  }
  if (segment.open[profile_->mode]) {
    network_.report.length += length;
    network_.report.ferries += segment.road_class == model::RoadClass::ferry ? 1U : 0U;
  }
  geometry.links.push_back(link);
}

RoadNetwork Builder::finish() {
  const auto is_open = [](const Arc& arc) { return arc.weight.distance.is_finite(); };
  if (std::none_of(arcs_.begin(), arcs_.end(),
                   [&](const DraftArc& draft) { return is_open(draft.arc); })) {
    throw Error{
        ErrorCode::network_invalid,
        {},
        Message{"there is no road that one may travel {}", model::name(profile_->mode)},
        Message{"the roads have to come from a file with streets, for the area of the study"}};
  }
  std::sort(arcs_.begin(), arcs_.end(), [](const DraftArc& a, const DraftArc& b) {
    return std::tuple{index(a.arc.tail), index(a.arc.head), a.link, a.backward} <
           std::tuple{index(b.arc.tail), index(b.arc.head), b.link, b.backward};
  });
  std::vector<Arc> arcs;
  arcs.reserve(arcs_.size());
  BuildReport& report = network_.report;
  for (std::size_t i = 0; i < arcs_.size(); ++i) {
    const DraftArc& draft = arcs_[i];
    arcs.push_back(draft.arc);
    Link& link = network_.geometry.links[draft.link];
    (draft.backward ? link.backward : link.forward) = base::id_at<ArcId>(i);
    network_.geometry.link_of_arc.push_back(draft.link);
    report.arcs += is_open(draft.arc) ? 1U : 0U;
    report.self_loops += is_open(draft.arc) && draft.arc.tail == draft.arc.head ? 1U : 0U;
    report.zero_arcs += draft.arc.weight.distance == base::Weight{} ? 1U : 0U;
  }
  network_.graph = RoadGraph{junctions_.size(), arcs};
  for (const std::int64_t id : roads_->edge_nodes) {
    if (const auto node = junctions_.find(id)) {
      network_.edge_nodes.push_back(*node);
    }
  }
  std::sort(network_.edge_nodes.begin(), network_.edge_nodes.end());
  count_nodes();
  report.edge_nodes = network_.edge_nodes.size();
  return std::move(network_);
}

/// Those that an open arc touches, and the parts that they make.
void Builder::count_nodes() {
  const RoadGraph& graph = network_.graph;
  std::vector<bool> touched(graph.node_count(), false);
  std::vector<bool> part(graph.weak_component_count(base::Metric::time), false);
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<ArcId>(i);
    if (graph.weight(base::Metric::time, arc).is_finite()) {
      touched[index(graph.tail(arc))] = true;
      touched[index(graph.head(arc))] = true;
      part[graph.weak_component(base::Metric::time, graph.tail(arc))] = true;
    }
  }
  const auto count = [](const std::vector<bool>& marks) {
    return static_cast<std::uint64_t>(std::count(marks.begin(), marks.end(), true));
  };
  network_.report.nodes = count(touched);
  network_.report.components = count(part);
}

}  // namespace

RoadNetwork build_road_network(const model::Roads& roads,
                               const TravelProfile& profile,
                               const geo::Crs& study_crs,
                               const base::Task& task) {
  return Builder{roads, profile, study_crs}.build(task);
}

}  // namespace narhet::network
