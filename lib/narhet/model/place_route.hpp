// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/point.hpp"

#include <vector>

namespace narhet::model {

/// The way from a place to its nearest service of a kind: the shortest where the metric is
/// distance, the fastest where it is time.
struct PlaceRoute {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  base::Metric metric{};
  base::ServiceIndex service{};
  /// Along this way, both legs included; of `metric`, the cost in the nearest table.
  base::PerMetric<base::Weight> cost;
  /// In the study CRS, from the place itself over the road to the service itself.
  std::vector<geo::Point> line;
};

}  // namespace narhet::model
