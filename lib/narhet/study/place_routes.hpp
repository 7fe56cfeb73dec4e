// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/place_route.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"
#include "narhet/routing/engine.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study {

/// How many ways a result has: one for each place, kind and metric that is reached.
[[nodiscard]] std::size_t count_place_routes(const model::NearestTable& nearest);

/// Draws the way behind every nearest of a result, by place, kind and metric.
/// @param result  with places, services, their snaps and the nearest table
/// Kinds and metrics run in parallel on `task.threads`.
/// @throws Cancelled
[[nodiscard]] std::vector<model::PlaceRoute> place_routes(const network::RoadNetwork& network,
                                                          const routing::Engine& engine,
                                                          const model::Result& result,
                                                          const base::Task& task);

}  // namespace narhet::study
