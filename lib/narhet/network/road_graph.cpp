// SPDX-License-Identifier: MIT
#include "narhet/network/road_graph.hpp"

#include "narhet/base/contract.hpp"

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace narhet::network {
namespace {

using base::index;

RoadGraph::BoostGraph make_boost_graph(std::size_t nodes, std::span<const Arc> arcs) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  ends.reserve(arcs.size());
  for (const Arc& arc : arcs) {
    ends.emplace_back(static_cast<std::uint32_t>(arc.tail), static_cast<std::uint32_t>(arc.head));
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), static_cast<std::uint32_t>(nodes),
          static_cast<std::uint32_t>(ends.size())};
}

/// Whether an arc is open, for Boost's filtered view of the graph.
class IsOpen {
 public:
  IsOpen() = default;
  IsOpen(const RoadGraph::BoostGraph& graph, const std::vector<base::Weight>& weights)
      : graph_{&graph}, weights_{&weights} {}

  template <class Edge>
  bool operator()(const Edge& edge) const {
    return (*weights_)[get(boost::edge_index, *graph_, edge)].is_finite();
  }

 private:
  const RoadGraph::BoostGraph* graph_{nullptr};
  const std::vector<base::Weight>* weights_{nullptr};
};

}  // namespace

RoadGraph::RoadGraph(std::size_t nodes, std::span<const Arc> arcs)
    : graph_{make_boost_graph(nodes, arcs)}, first_in_(nodes + 1, 0), arcs_in_(arcs.size()) {
  NARHET_EXPECTS(nodes < std::numeric_limits<std::uint32_t>::max());
  NARHET_EXPECTS(arcs.size() < std::numeric_limits<std::uint32_t>::max());
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const Arc& arc = arcs[i];
    NARHET_EXPECTS(index(arc.tail) < nodes && index(arc.head) < nodes);
    NARHET_EXPECTS(i == 0 || index(arcs[i - 1].tail) <= index(arc.tail));
    tails_.push_back(arc.tail);
    heads_.push_back(arc.head);
    for (const base::Metric metric : base::kMetrics) {
      const base::Weight weight = arc.weight[metric];
      NARHET_EXPECTS(!weight.is_finite() || weight.units() <= base::Weight::kMaxArc);
      weights_[metric].push_back(weight);
    }
    ++first_in_[index(arc.head) + 1];
  }
  for (std::size_t node = 0; node < nodes; ++node) {
    first_in_[node + 1] += first_in_[node];
  }
  std::vector<std::uint32_t> next{first_in_.begin(), first_in_.end()};
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    arcs_in_[next[index(arcs[i].head)]++] = base::id_at<base::ArcId>(i);
  }
  find_components();
}

RoadGraph RoadGraph::in_season(std::vector<bool> closed) const {
  NARHET_EXPECTS(closed.empty() || closed.size() == arc_count());
  RoadGraph other = *this;
  for (std::size_t arc = 0; arc < closed.size(); ++arc) {
    closed[arc] = closed[arc] && weights_.distance[arc].is_finite();
    for (const base::Metric metric : base::kMetrics) {
      other.weights_[metric][arc] = closed[arc] ? base::Weight::infinite() : weights_[metric][arc];
    }
  }
  other.closed_by_season_ = std::move(closed);
  other.find_components();
  return other;
}

RoadGraph RoadGraph::with_weights(base::Metric metric, std::vector<base::Weight> weights) const {
  NARHET_EXPECTS(weights.size() == arc_count());
  for (std::size_t arc = 0; arc < weights.size(); ++arc) {
    NARHET_EXPECTS(weights[arc].is_finite() == weights_[metric][arc].is_finite());
    NARHET_EXPECTS(!weights[arc].is_finite() || weights[arc].units() <= base::Weight::kMaxArc);
  }
  RoadGraph other = *this;
  other.weights_[metric] = std::move(weights);
  return other;
}

void RoadGraph::find_components() {
  find_components(base::Metric::distance);
  const bool same_open =
      std::equal(weights_.distance.begin(), weights_.distance.end(), weights_.time.begin(),
                 [](base::Weight a, base::Weight b) { return a.is_finite() == b.is_finite(); });
  if (same_open) {
    weak_.time = weak_.distance;
    strong_.time = strong_.distance;
    weak_count_.time = weak_count_.distance;
  } else {
    find_components(base::Metric::time);
  }
}

void RoadGraph::find_components(base::Metric metric) {
  const std::size_t nodes = node_count();
  std::vector<std::uint32_t> rank(nodes, 0);
  std::vector<std::uint32_t> parent(nodes, 0);
  const auto node_index = get(boost::vertex_index, graph_);
  boost::disjoint_sets sets{boost::make_iterator_property_map(rank.begin(), node_index),
                            boost::make_iterator_property_map(parent.begin(), node_index)};
  for (std::size_t node = 0; node < nodes; ++node) {
    sets.make_set(static_cast<std::uint32_t>(node));
  }
  for (std::size_t arc = 0; arc < arc_count(); ++arc) {
    if (weights_[metric][arc].is_finite()) {
      sets.union_set(static_cast<std::uint32_t>(tails_[arc]),
                     static_cast<std::uint32_t>(heads_[arc]));
    }
  }
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number_of_root(nodes, kNone);
  std::uint32_t count = 0;
  weak_[metric].resize(nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    std::uint32_t& number = number_of_root[sets.find_set(static_cast<std::uint32_t>(node))];
    if (number == kNone) {
      number = count++;
    }
    weak_[metric][node] = number;
  }
  weak_count_[metric] = count;

  strong_[metric].resize(nodes);
  const boost::filtered_graph<BoostGraph, IsOpen> open{graph_, IsOpen{graph_, weights_[metric]}};
  boost::strong_components(open,
                           boost::make_iterator_property_map(strong_[metric].begin(), node_index));
}

}  // namespace narhet::network
