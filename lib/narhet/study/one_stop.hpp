// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// By place and number of kinds, the way by the deciding metric to the nearest service point that
/// offers so many: as `siting::ScoreInputs::one_stop`.
/// @param places, services  snaps of the result's places and services
[[nodiscard]] std::vector<base::Weight> one_stop_ways(const model::Result& result,
                                                      std::span<const model::Snap> places,
                                                      std::span<const model::Snap> services,
                                                      const routing::Engine& engine,
                                                      const base::Task& task);

/// The same where each service point is a stop that offers so many kinds, also those around it.
/// @param stops  parallel to the services
[[nodiscard]] std::vector<base::Weight> ways_to_stops(std::span<const model::KindSet> stops,
                                                      const model::Result& result,
                                                      std::span<const model::Snap> places,
                                                      std::span<const model::Snap> services,
                                                      const routing::Engine& engine,
                                                      const base::Task& task);

}  // namespace narhet::study
