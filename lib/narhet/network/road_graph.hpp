// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::network {

/// One direction of a road between two nodes.  An infinite weight closes the arc for that metric.
struct Arc {
  base::NodeId tail{};
  base::NodeId head{};
  base::PerMetric<base::Weight> weight;
};

/// Consecutive arcs.
class ArcRange {
 public:
  class Iterator {
   public:
    explicit Iterator(std::uint32_t number) : number_{number} {}
    base::ArcId operator*() const { return base::id_at<base::ArcId>(number_); }
    Iterator& operator++() {
      ++number_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    std::uint32_t number_;
  };

  ArcRange(std::uint32_t first, std::uint32_t end) : first_{first}, end_{end} {}

  [[nodiscard]] Iterator begin() const { return Iterator{first_}; }
  [[nodiscard]] Iterator end() const { return Iterator{end_}; }

 private:
  std::uint32_t first_;
  std::uint32_t end_;
};

/// The roads as a directed graph: nodes 0 to n-1, arcs 0 to m-1 in the order of their tails.
///
/// Topology and weights stand apart: the Boost graph carries no property, and there is one array of
/// weights per metric, indexed by arc.  Boost's algorithms run on `boost_graph()` as it is, with
/// `weight_map(metric)`.  Self-loops, parallel arcs and arcs of weight zero stay.
///
/// Immutable; may be shared between threads.
class RoadGraph {
 public:
  using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS,
                                                        boost::no_property,
                                                        boost::no_property,
                                                        boost::no_property,
                                                        std::uint32_t,
                                                        std::uint32_t>;

  RoadGraph() = default;

  /// @param arcs  sorted by tail; their position becomes their id
  /// @pre all ends are below `nodes`; finite weights are at most `Weight::kMaxArc`
  RoadGraph(std::size_t nodes, std::span<const Arc> arcs);

  /// The same roads with other weights of one metric.
  /// @param weights  one per arc; finite ones at most `Weight::kMaxArc`
  /// @pre the same arcs are open as now
  [[nodiscard]] RoadGraph with_weights(base::Metric metric,
                                       std::vector<base::Weight> weights) const;

  /// The same roads in a season: what is closed then weighs infinitely much by every metric.
  /// @param closed  by arc; none: nothing is
  [[nodiscard]] RoadGraph in_season(std::vector<bool> closed) const;
  /// Whether an arc is closed by the season alone: in others it is open.
  [[nodiscard]] bool is_closed_by_season(base::ArcId arc) const {
    return !closed_by_season_.empty() && closed_by_season_[base::index(arc)];
  }

  [[nodiscard]] std::size_t node_count() const {
    return first_in_.empty() ? 0 : first_in_.size() - 1;
  }
  [[nodiscard]] std::size_t arc_count() const { return tails_.size(); }
  [[nodiscard]] const BoostGraph& boost_graph() const { return graph_; }

  /// By arc.
  [[nodiscard]] std::span<const base::NodeId> tails() const { return tails_; }
  [[nodiscard]] std::span<const base::NodeId> heads() const { return heads_; }
  [[nodiscard]] base::NodeId tail(base::ArcId arc) const { return tails_[base::index(arc)]; }
  [[nodiscard]] base::NodeId head(base::ArcId arc) const { return heads_[base::index(arc)]; }
  [[nodiscard]] base::Weight weight(base::Metric metric, base::ArcId arc) const {
    return weights_[metric][base::index(arc)];
  }
  /// One per arc.
  [[nodiscard]] std::span<const base::Weight> weights(base::Metric metric) const {
    return weights_[metric];
  }

  /// The arcs that begin at a node, by id.
  [[nodiscard]] ArcRange arcs_from(base::NodeId node) const {
    const auto number = static_cast<std::uint32_t>(node);
    const auto [begin, end] = boost::out_edges(number, graph_);
    const std::uint32_t first = begin == end ? 0 : boost::get(boost::edge_index, graph_, *begin);
    return {first, first + static_cast<std::uint32_t>(boost::out_degree(number, graph_))};
  }
  /// The arcs that end at a node, by id.
  [[nodiscard]] std::span<const base::ArcId> arcs_into(base::NodeId node) const {
    const std::size_t first = first_in_[base::index(node)];
    return std::span{arcs_in_}.subspan(first, first_in_[base::index(node) + 1] - first);
  }

  /// Number of the weakly connected component of a node, over arcs open for the metric: from 0, in
  /// the order of their lowest nodes.
  [[nodiscard]] std::uint32_t weak_component(base::Metric metric, base::NodeId node) const {
    return weak_[metric][base::index(node)];
  }
  /// The same for strongly connected components; their numbers have no meaning but being equal.
  [[nodiscard]] std::uint32_t strong_component(base::Metric metric, base::NodeId node) const {
    return strong_[metric][base::index(node)];
  }
  [[nodiscard]] std::size_t weak_component_count(base::Metric metric) const {
    return weak_count_[metric];
  }

 private:
  void find_components();
  void find_components(base::Metric metric);

  BoostGraph graph_;
  std::vector<base::NodeId> tails_;
  std::vector<base::NodeId> heads_;
  base::PerMetric<std::vector<base::Weight>> weights_;
  std::vector<std::uint32_t> first_in_;  // of each node in arcs_in_, and the end
  std::vector<base::ArcId> arcs_in_;     // by head, then by id
  base::PerMetric<std::vector<std::uint32_t>> weak_;
  base::PerMetric<std::vector<std::uint32_t>> strong_;
  base::PerMetric<std::size_t> weak_count_;
  std::vector<bool> closed_by_season_;  // by arc; empty: none is
};

}  // namespace narhet::network
