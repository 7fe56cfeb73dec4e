// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::study {

/// By number of days, the nearest of the service points open on so many days at least.
/// @param days    as `access::availability_levels`
/// @param places, services  snaps of the result's places and services
[[nodiscard]] std::vector<model::NearestTable> nearest_by_days(
    std::span<const std::uint8_t> days,
    const model::Result& result,
    std::span<const model::Snap> places,
    std::span<const model::Snap> services,
    const routing::Engine& engine,
    const routing::Edge& edge,
    const base::Task& task);

/// Who has what on how many days, where some service point is not open every day; else nothing.
/// @param result  holds places, services, their snaps, municipalities and thresholds
void add_availability(const Prepared& prepared,
                      const routing::Engine& engine,
                      model::Result& result,
                      const base::Task& task,
                      std::vector<Line>& lines);

/// For what counts every service point as open every day, although some are not.
void tell_stops_count_as_open(const std::vector<model::Service>& services,
                              std::vector<Line>& lines);

}  // namespace narhet::study
