// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/route.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::routing {

/// The ways behind one kind and metric of a nearest table: from each place to its nearest service,
/// one search for all of them.  Of equal ways any one, the same in every run.
///
/// @param places    one snap per place
/// @param services  one snap per service
/// @param nearest   the column of `nearest_two` for the same places, services and metric
/// @return parallel to the places; nothing exactly where a place has no nearest.  The costs are
///         those of the column.
/// @throws Cancelled
[[nodiscard]] std::vector<std::optional<Route>> nearest_routes(
    const Engine& engine,
    base::Metric metric,
    std::span<const model::Snap> places,
    std::span<const model::Snap> services,
    std::span<const model::NearestPair> nearest,
    const base::Task& task);

}  // namespace narhet::routing
