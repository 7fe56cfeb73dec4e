// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"

#include <string>
#include <vector>

namespace narhet::model {

/// What lies within one limit of some points along the roads.
struct ReachableArea {
  base::Weight limit;
  std::string label;       ///< of the limit, as the user wrote it: "10 min"
  base::Metres length;     ///< of all roads within it
  geo::MultiPolygon area;  ///< within the buffer of these roads
  /// Of the roads, those that are within no smaller limit.
  std::vector<std::vector<geo::Point>> new_lines;
  std::vector<base::Metres> new_lengths;  ///< parallel
};

/// Areas of rising limits, of the same points.
struct ReachableAreas {
  base::Message whose;  ///< the points, for people: "service points (dagligvaror)"
  Mode mode{};
  std::string notice;   ///< stands in every title; empty: nothing
  std::string points;   ///< whose areas: "services 17, 23"
  bool towards_points;  ///< driven to the points, not from them
  base::Metric metric{};
  base::Metres buffer;
  geo::Crs crs;
  std::vector<ReachableArea> areas;
  std::vector<LoadReport> loads;
  std::vector<Provenance> provenance;
};

}  // namespace narhet::model
