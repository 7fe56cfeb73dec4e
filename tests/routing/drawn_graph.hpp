// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace narhet::routing::test {

/// A road of a drawn map: from, to, centimetres, milliseconds, one way or both.
struct Road {
  std::uint32_t from{};
  std::uint32_t to{};
  std::uint32_t distance{};
  std::uint32_t time{};
  bool one_way{};
};

/// A small map for tests: its graph, and points set on its roads by their place along them.
class DrawnGraph {
 public:
  DrawnGraph(std::size_t nodes, const std::vector<Road>& roads);

  [[nodiscard]] const network::RoadGraph& graph() const { return graph_; }
  /// On road number `road`, at a share of its way from `from` to `to`; on both arcs if it has two.
  [[nodiscard]] model::Snap on_road(std::size_t road,
                                    double share,
                                    base::PerMetric<base::Weight> leg = {}) const;
  [[nodiscard]] std::size_t road_count() const { return forward_.size(); }

 private:
  network::RoadGraph graph_;
  std::vector<base::ArcId> forward_;
  std::vector<std::vector<base::ArcId>> backward_;  ///< none or one
};

/// A map drawn by chance: one-way and parallel roads, loops, roads of no length, parts that hang
/// together with nothing.
[[nodiscard]] DrawnGraph random_graph(std::mt19937& random);
/// A point at a random place of a random road, at times at its very end or with another's place.
[[nodiscard]] model::Snap random_point(const DrawnGraph& drawn, std::mt19937& random);

[[nodiscard]] inline model::Snap too_far() {
  return {.status = model::SnapStatus::too_far_from_road, .position = {}, .distance = 3000.0};
}

}  // namespace narhet::routing::test
