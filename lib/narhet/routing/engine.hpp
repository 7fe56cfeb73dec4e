// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/elimination.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>

namespace narhet::routing {

/// What all searches of a study run on: a road graph, an elimination of it, and the search graphs
/// of both metrics.
///
/// Immutable; may be shared between threads.
class Engine {
 public:
  /// Customises both metrics, side by side if there are threads.
  /// @param graph        must outlive the engine
  /// @param elimination  of that graph
  /// @throws Cancelled
  Engine(const network::RoadGraph& graph, Elimination elimination, const base::Task& task);
  Engine(network::RoadGraph&&, Elimination, const base::Task&) = delete;

  [[nodiscard]] const network::RoadGraph& graph() const { return *graph_; }
  [[nodiscard]] const Elimination& elimination() const { return elimination_; }
  [[nodiscard]] const SearchGraph& search_graph(base::Metric metric) const {
    return search_graphs_[metric];
  }
  [[nodiscard]] std::uint32_t position(base::NodeId node) const {
    return elimination_.position_of[base::index(node)];
  }

 private:
  const network::RoadGraph* graph_;
  Elimination elimination_;
  base::PerMetric<SearchGraph> search_graphs_;
};

}  // namespace narhet::routing
