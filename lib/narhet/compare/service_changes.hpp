// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/model/result_coverage.hpp"
#include "narhet/model/result_ways.hpp"

#include <vector>

namespace narhet::compare {

/// Whether two results mean the same position: not more than a metre apart.
[[nodiscard]] inline bool stands_still(geo::Point before, geo::Point after) {
  return geo::planar_distance(before, after) <= 1.0;
}

/// The service points, by their ids, that closed, opened, moved or offer other kinds in the later
/// of two results; those that most people have or had as their nearest come first.
[[nodiscard]] std::vector<model::ServiceChange> service_changes(const model::ResultWays& earlier,
                                                                const model::ResultWays& later);

}  // namespace narhet::compare
