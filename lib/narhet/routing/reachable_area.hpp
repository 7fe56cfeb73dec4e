// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/arc_geometry.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/search_graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing {

/// A piece of a link, by shares of its length from its first vertex.
struct Stretch {
  std::uint32_t link{};  ///< position in `ArcGeometry::links`
  double from{};         ///< 0 <= from <= to <= 1
  double to{};

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The roads from which the nearest of some points is reached within a limit, or that are reached
/// from it: every stretch of every link, cut exactly where the cost passes the limit.  A point
/// counts with its leg.  A link is in it where one of its directions is.
///
/// One search for all points and limits.
///
/// @param limits  of the metric, ascending
/// @return by limit; by link, then from its first vertex on, touching stretches joined.  Those of a
///         limit contain those of the one before.
/// @throws Cancelled
[[nodiscard]] std::vector<std::vector<Stretch>> reachable_stretches(
    const Engine& engine,
    const network::ArcGeometry& geometry,
    base::Metric metric,
    SearchDirection direction,
    std::span<const model::RoadPosition> points,
    std::span<const base::Weight> limits,
    const base::Task& task);

/// What is in `whole` and not in `part`.
/// @pre both as `reachable_stretches` gives them, `part` inside `whole`
[[nodiscard]] std::vector<Stretch> without(const std::vector<Stretch>& whole,
                                           const std::vector<Stretch>& part);

}  // namespace narhet::routing
