// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing {

/// A point and what the way between a node and it costs, the point's leg included.
struct NearPoint {
  std::uint32_t point{};  ///< in the list that was given
  base::Weight cost;

  friend bool operator==(const NearPoint&, const NearPoint&) = default;
};

/// The nearest points of every node, of every kind.
class NearestOfNodes {
 public:
  static constexpr std::size_t kMost = 5;

  NearestOfNodes(const Engine& engine, std::size_t kinds, std::size_t most)
      : engine_{&engine}, nodes_{engine.graph().node_count()}, most_{most}, by_kind_(kinds) {
    for (auto& of_kind : by_kind_) {
      of_kind.resize(nodes_ * most);
    }
  }

  /// Nearest first, as many as there are and were asked for; of equal costs the lower point first.
  [[nodiscard]] std::span<const NearPoint> of(std::size_t kind, base::NodeId node) const {
    const auto all = std::span{by_kind_[kind]}.subspan(engine_->position(node) * most_, most_);
    std::size_t count = 0;
    while (count < most_ && all[count].cost.is_finite()) {
      ++count;
    }
    return all.first(count);
  }

  /// Of a kind: those of the first position, then of the second, …; infinite where there are fewer.
  [[nodiscard]] std::span<NearPoint> by_position(std::size_t kind) { return by_kind_[kind]; }

 private:
  const Engine* engine_;
  std::size_t nodes_;
  std::size_t most_;
  std::vector<std::vector<NearPoint>> by_kind_;
};

/// For every node the nearest distinct points of each kind, in the direction of the search: one
/// search a kind, in which each node keeps its best labels of distinct points (the multi-source
/// search of Erwig 2000, "The graph Voronoi diagram with applications", Networks 36(3), with
/// several labels instead of one).  Its cost grows with the graph and hardly with the points.
///
/// @param points  by kind; positions on the road, by their number in the list
/// @param most    1 to `NearestOfNodes::kMost`
/// Kinds run in parallel on `task.threads`.
/// @throws Cancelled
[[nodiscard]] NearestOfNodes nearest_of_nodes(
    const Engine& engine,
    base::Metric metric,
    SearchDirection direction,
    std::span<const std::vector<model::RoadPosition>> points,
    std::size_t most,
    const base::Task& task);

}  // namespace narhet::routing
