// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/stated_way.hpp"
#include "narhet/model/travel.hpp"

#include <span>
#include <vector>

namespace narhet::compare {

/// Ways that differ by no more than the larger of these are the same.
struct WayTolerance {
  base::Metres length{100.0};
  double share{0.01};  ///< of the longer of the two
};

/// What the study found.
struct OwnWays {
  std::span<const model::Place> places;
  std::span<const model::Snap> place_snaps;  ///< parallel to the places
  std::span<const model::Service> services;
  std::span<const model::Snap> service_snaps;  ///< parallel to the services
  const model::NearestTable* nearest{};        ///< by distance
  std::size_t kind_count{};
};

/// Holds each stated way against that of the study, with the likeliest reason for a difference.
///
/// In this order: the table names another point than the study's nearest, or its way is that of the
/// study's second nearest, or shorter than a straight line to any of the study's points: another
/// list.  It is shorter by no more than the ways between points and roads: those are left out.  It
/// is longer than to the nearest and shorter than to the second nearest, or it names the same
/// point: other roads.  Else nothing speaks for one cause.
///
/// @param stated  by distance; the result is parallel to it
/// Cost: one search in an index for each way that differs.  Throws Cancelled.
[[nodiscard]] std::vector<model::ComparedWay> compare_ways(std::span<const model::StatedWay> stated,
                                                           const OwnWays& own,
                                                           const WayTolerance& tolerance,
                                                           const base::Task& task);

}  // namespace narhet::compare
