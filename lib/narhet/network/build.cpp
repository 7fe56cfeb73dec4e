// SPDX-License-Identifier: MIT
#include "narhet/network/build.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/network/detail/junctions.hpp"
#include "narhet/network/placed_vertices.hpp"

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

/// An arc before it has its id, and the link it runs along.
struct DraftArc {
  Arc arc;
  std::uint32_t link{};
  bool backward{};
};

/// Vertices of one segment, by their numbers in `Roads::vertices`; both ends are in it.
struct VertexRun {
  std::size_t first{};
  std::size_t last{};

  [[nodiscard]] std::size_t size() const { return last - first + 1; }
};

/// Cuts the segments into links at the junctions and gives each its arcs.
class Builder {
 public:
  Builder(const model::Roads& roads,
          const TravelProfile& profile,
          const geo::Crs& study_crs,
          const base::Task& task)
      : roads_{&roads},
        profile_{&profile},
        placed_{place_vertices(roads, study_crs, task)},
        junctions_{roads, placed_},
        meets_road_(junctions_.size(), false) {}

  RoadNetwork build(const base::Task& task) {
    for (const model::RoadSegment& segment : roads_->segments) {
      if (segment.road_class != model::RoadClass::ferry && segment.open[profile_->mode]) {
        for (std::size_t i = 0; i < segment.vertex_count; ++i) {
          if (const auto node = junctions_.at(segment.first_vertex + i)) {
            meets_road_[index(*node)] = true;
          }
        }
      }
    }
    reserve();
    base::Phase phase{task, Message{"building the road graph"}, roads_->segments.size()};
    for (std::size_t i = 0; i < roads_->segments.size(); ++i) {
      cut(base::id_at<base::SegmentIndex>(i));
      phase.advance();
    }
    return finish();
  }

 private:
  void reserve();
  void cut(base::SegmentIndex segment_index);
  [[nodiscard]] base::Metres length_of(const model::RoadSegment& segment) const;
  base::Metres add_course(const model::RoadSegment& segment,
                          VertexRun run,
                          base::Metres segment_length);
  void add_link(base::SegmentIndex segment_index, VertexRun run, base::Metres segment_length);
  [[nodiscard]] base::Seconds time_along(const model::RoadSegment& segment,
                                         base::Metres length,
                                         base::Metres segment_length,
                                         bool forward,
                                         NodeId tail) const;
  RoadNetwork finish();
  void count_nodes();

  const model::Roads* roads_;
  const TravelProfile* profile_;
  PlacedVertices placed_;
  Junctions junctions_;
  std::vector<bool> meets_road_;  // by node: whether a road, not only ferries, is there
  std::vector<DraftArc> arcs_;
  RoadNetwork network_;
};

base::Metres Builder::length_of(const model::RoadSegment& segment) const {
  base::Metres length;
  for (std::size_t i = 0; i < segment.vertex_count; ++i) {
    length += placed_.from_previous[segment.first_vertex + i];
  }
  return length;
}

/// A vertex at which a road is cut stands in two links: there are about as many as junctions.
void Builder::reserve() {
  ArcGeometry& geometry = network_.geometry;
  geometry.points.reserve(placed_.points.size() + junctions_.size());
  geometry.from_start.reserve(placed_.points.size() + junctions_.size());
  geometry.links.reserve(roads_->segments.size());
  arcs_.reserve(2 * roads_->segments.size());
}

void Builder::cut(base::SegmentIndex segment_index) {
  const model::RoadSegment& segment = roads_->segments[index(segment_index)];
  const bool shared = segment.duration || segment.length;  // among the links, by their lengths
  const base::Metres segment_length = shared ? length_of(segment) : base::Metres{};
  VertexRun run{segment.first_vertex, segment.first_vertex};
  while (run.last + 1 < segment.first_vertex + segment.vertex_count) {
    ++run.last;
    if (junctions_.at(run.last)) {
      add_link(segment_index, run, segment_length);
      run.first = run.last;
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
                                 VertexRun run,
                                 base::Metres segment_length) {
  ArcGeometry& geometry = network_.geometry;
  const double stretch =
      segment.length && segment_length.count() > 0.0 ? *segment.length / segment_length : 1.0;
  base::Metres length;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    if (i > run.first) {
      length += stretch * placed_.from_previous[i];
    }
    geometry.points.push_back(placed_.points[i]);
    geometry.from_start.push_back(length);
  }
  if (segment.length && run.size() == segment.vertex_count) {
    length = *segment.length;  // to the last digit
    geometry.from_start.back() = length;
  }
  return length;
}

void Builder::add_link(base::SegmentIndex segment_index,
                       VertexRun run,
                       base::Metres segment_length) {
  const model::RoadSegment& segment = roads_->segments[index(segment_index)];
  ArcGeometry& geometry = network_.geometry;
  Link link;
  link.segment = segment_index;
  link.first_vertex = static_cast<std::uint32_t>(geometry.points.size());
  link.vertex_count = static_cast<std::uint32_t>(run.size());
  link.road_class = segment.road_class;
  const base::Metres length = add_course(segment, run, segment_length);
  const auto number = static_cast<std::uint32_t>(geometry.links.size());
  const NodeId first = *junctions_.at(run.first);
  const NodeId last = *junctions_.at(run.last);
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
  return Builder{roads, profile, study_crs, task}.build(task);
}

}  // namespace narhet::network
