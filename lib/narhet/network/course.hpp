// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/arc_geometry.hpp"

#include <span>
#include <vector>

namespace narhet::network {

/// The line of a way along arcs in the study CRS, cut at the points on the first and the last arc:
/// from the foot of one to the foot of the other, over the vertices between.
/// @param arcs  not empty, each beginning where the one before ends; `from` lies on the first, `to`
///              on the last, ahead of `from` where it is the only one
[[nodiscard]] std::vector<geo::Point> course(const ArcGeometry& geometry,
                                             std::span<const base::ArcId> arcs,
                                             const model::RoadPosition& from,
                                             const model::RoadPosition& to);

/// The course of a link between two shares of its length, in the study CRS: both ends and the
/// vertices between.
/// @pre 0 <= from <= to <= 1
[[nodiscard]] std::vector<geo::Point> line_between(const ArcGeometry& geometry,
                                                   const Link& link,
                                                   double from,
                                                   double to);

}  // namespace narhet::network
