// SPDX-License-Identifier: MIT
#include "narhet/network/build.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/network/detail/junctions.hpp"
#include "narhet/network/detail/links.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
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

// What `Weight::kMaxArc` is in centimetres and in milliseconds.
constexpr std::uint32_t kMaxArcKm = base::Weight::kMaxArc / 100'000;
constexpr std::uint32_t kMaxArcHours = base::Weight::kMaxArc / 3'600'000;

/// An arc before it has its id, and the link it runs along.
struct DraftArc {
  Arc arc;
  std::uint32_t link{};
  bool backward{};
};

/// By tail, head, link and direction: by counting the arcs of each tail, since an order by
/// comparisons is most of the time of a build.
void sort_arcs(std::vector<DraftArc>& arcs, std::size_t nodes) {
  std::vector<std::uint32_t> next(nodes + 1);
  for (const DraftArc& draft : arcs) {
    ++next[index(draft.arc.tail) + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<DraftArc> by_tail(arcs.size());
  for (const DraftArc& draft : arcs) {
    by_tail[next[index(draft.arc.tail)]++] = draft;
  }
  for (auto first = by_tail.begin(); first != by_tail.end();) {
    const auto last = std::find_if(first, by_tail.end(), [&](const DraftArc& draft) {
      return draft.arc.tail != first->arc.tail;
    });
    std::sort(first, last, [](const DraftArc& a, const DraftArc& b) {
      return std::tuple{index(a.arc.head), a.link, a.backward} <
             std::tuple{index(b.arc.head), b.link, b.backward};
    });
    first = last;
  }
  arcs = std::move(by_tail);
}

/// Cuts the segments into links at the junctions and gives each its arcs.
class Builder {
 public:
  Builder(const model::Roads& roads,
          const TravelProfile& profile,
          const geo::Crs& study_crs,
          const base::Task& task)
      : roads_{&roads},
        profile_{&profile},
        junctions_{roads},
        meets_road_(junctions_.size(), false) {
    Links links = cut_at_junctions(roads, junctions_);
    runs_ = links.runs;
    network_.geometry = place_links(roads, junctions_, std::move(links), study_crs, task);
  }

  RoadNetwork build(const base::Task& task) {
    mark_nodes_that_meet_roads();
    const std::size_t count = network_.geometry.links.size();
    arcs_.reserve(2 * count);
    base::Phase phase{task, Message{"building the road graph"}, count};
    for (std::size_t i = 0; i < count; ++i) {
      add_arcs(static_cast<std::uint32_t>(i));
      phase.advance();
    }
    return finish();
  }

 private:
  void mark_nodes_that_meet_roads();
  void add_arcs(std::uint32_t number);
  [[nodiscard]] base::Seconds time_along(const model::RoadSegment& segment,
                                         base::Metres length,
                                         bool forward,
                                         NodeId tail) const;
  [[nodiscard]] base::PerMetric<base::Weight> weight_along(const model::RoadSegment& segment,
                                                           base::Metres length,
                                                           bool forward,
                                                           NodeId tail) const;
  [[nodiscard]] base::Seconds wait_for(const model::RoadSegment& segment) const;
  void note_season(std::uint32_t number, const model::RoadSegment& segment);
  RoadNetwork finish();
  void count_nodes();

  const model::Roads* roads_;
  const TravelProfile* profile_;
  Junctions junctions_;
  std::vector<bool> meets_road_;  // by node: whether a road, not only ferries, is there
  std::vector<VertexRun> runs_;   // by link
  std::vector<DraftArc> arcs_;
  RoadNetwork network_;
  std::optional<std::uint32_t> last_ferry_;
};

void Builder::mark_nodes_that_meet_roads() {
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const Link& link = network_.geometry.links[i];
    const model::RoadSegment& segment = roads_->segments[index(link.segment)];
    if (link.road_class != model::RoadClass::ferry && segment.open[profile_->mode]) {
      meets_road_[index(*junctions_.at(runs_[i].first))] = true;
      meets_road_[index(*junctions_.at(runs_[i].last))] = true;
    }
  }
}

base::Seconds Builder::time_along(const model::RoadSegment& segment,
                                  base::Metres length,
                                  bool forward,
                                  NodeId tail) const {
  if (segment.road_class != model::RoadClass::ferry) {
    return length / profile_->speed(segment, forward);
  }
  base::Seconds crossing = length / profile_->ferry_speed;
  if (segment.duration) {
    const base::Metres whole = segment.length ? *segment.length : line_length(*roads_, segment);
    crossing = whole.count() > 0.0 ? (length / whole) * *segment.duration : crossing;
  }
  return meets_road_[index(tail)] ? crossing + wait_for(segment) : crossing;
}

/// Half the time between departures is the mean over all moments to arrive at the quay.
base::Seconds Builder::wait_for(const model::RoadSegment& segment) const {
  const auto interval = segment.ferry ? roads_->ferries[*segment.ferry].interval : std::nullopt;
  return interval ? 0.5 * *interval : profile_->ferry_wait;
}

base::PerMetric<base::Weight> Builder::weight_along(const model::RoadSegment& segment,
                                                    base::Metres length,
                                                    bool forward,
                                                    NodeId tail) const {
  const base::PerMetric<base::Weight> weight{
      base::to_weight(length), base::to_weight(time_along(segment, length, forward, tail))};
  for (const base::Metric metric : base::kMetrics) {
    if (weight[metric].units() > base::Weight::kMaxArc) {
      throw Error{
          ErrorCode::network_invalid,
          {{}, {}, base::format("{} {}", roads_->record_word, segment.origin)},
          Message{"a road or ferry of {} km is longer, or takes longer, than one piece may: "
                  "{} km and {} hours",
                  base::Decimal{length.count() / 1000.0, 1}, kMaxArcKm, kMaxArcHours},
          Message{"look at its course and, of a ferry, at its duration and interval"}};
    }
  }
  return weight;
}

/// Ways that somebody may go are arcs in every mode; closed to this one they weigh infinitely much.
void Builder::add_arcs(std::uint32_t number) {
  const Link& link = network_.geometry.links[number];
  const model::RoadSegment& segment = roads_->segments[index(link.segment)];
  const base::Metres length = network_.geometry.length(link);
  const NodeId first = *junctions_.at(runs_[number].first);
  const NodeId last = *junctions_.at(runs_[number].last);
  const auto leads = [&](model::Mode mode, model::Direction against) {
    return segment.open[mode] && *segment.open[mode] != against;
  };
  const auto add_arc = [&](NodeId tail, NodeId head, bool backward) {
    const auto against = backward ? model::Direction::forward : model::Direction::backward;
    const bool is_arc = std::any_of(model::kModes.begin(), model::kModes.end(),
                                    [&](model::Mode mode) { return leads(mode, against); });
    if (is_arc) {
      constexpr auto kClosed = base::Weight::infinite();
      const auto weight = leads(profile_->mode, against)
                              ? weight_along(segment, length, !backward, tail)
                              : base::PerMetric<base::Weight>{kClosed, kClosed};
      arcs_.push_back({{tail, head, weight}, number, backward});
    }
  };
  add_arc(first, last, false);
  add_arc(last, first, true);
  if (segment.open[profile_->mode]) {
    network_.report.length += length;
    network_.report.ferries += link.road_class == model::RoadClass::ferry ? 1U : 0U;
    note_season(number, segment);
  }
}

/// A ferry's links follow each other, so it is noted once.
void Builder::note_season(std::uint32_t number, const model::RoadSegment& segment) {
  if (!segment.months.is_whole_year()) {
    network_.seasonal_links.push_back({number, segment.months});
  }
  if (segment.ferry && segment.ferry != last_ferry_) {
    const model::Ferry& ferry = roads_->ferries[*segment.ferry];
    network_.ferries.push_back({ferry.name, segment.origin, segment.months, ferry.interval});
    last_ferry_ = segment.ferry;
  }
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
  sort_arcs(arcs_, junctions_.size());
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
