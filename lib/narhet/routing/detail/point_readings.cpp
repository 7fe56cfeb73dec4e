// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/point_readings.hpp"

#include "narhet/routing/point_ends.hpp"

#include <algorithm>

namespace narhet::routing::detail {

PointReadings::PointReadings(const Engine& engine,
                             base::Metric metric,
                             std::span<const model::Snap> places)
    : readings_(places.size()) {
  std::vector<std::uint32_t> positions;
  const auto for_each_end = [&](const model::Snap& place, const auto& visit) {
    if (place.position) {
      for (const PointEnd& end : ends_from(engine.graph(), metric, *place.position)) {
        visit(end);
      }
    }
  };
  for (const model::Snap& place : places) {
    for_each_end(place,
                 [&](const PointEnd& end) { positions.push_back(engine.position(end.node)); });
  }
  if (positions.empty() && engine.graph().node_count() > 0) {
    positions.push_back(0);  // all lie on closed roads, and number 0 has to be there
  }
  selection_ = select(engine.search_graph(metric), SearchDirection::to_points, positions);
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto& readings = readings_[i];
    readings.fill({0, base::Weight::infinite().units()});
    std::size_t count = 0;
    for_each_end(places[i], [&](const PointEnd& end) {
      const Reading reading{selection_.number_of[engine.position(end.node)], end.cost.units()};
      std::fill(readings.begin() + static_cast<std::ptrdiff_t>(count++), readings.end(), reading);
    });
  }
}

PlacesOnArcs::PlacesOnArcs(std::span<const model::Snap> places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].position) {
      for (const model::ArcPosition& on_arc : places[i].position->positions()) {
        by_arc_.emplace_back(static_cast<std::uint32_t>(on_arc.arc), static_cast<std::uint32_t>(i));
      }
    }
  }
  std::sort(by_arc_.begin(), by_arc_.end());
}

std::size_t PlacesOnArcs::first_of(std::uint32_t arc) const {
  const auto found =
      std::lower_bound(by_arc_.begin(), by_arc_.end(), std::pair{arc, std::uint32_t{0}});
  return static_cast<std::size_t>(found - by_arc_.begin());
}

}  // namespace narhet::routing::detail
