// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/road.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/profile.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace narhet::network::test {

/// Roads for tests, drawn on a square grid around 59.5° N 15.5° E: node ids stand at whole metres
/// east and north of the corner in EPSG:3006.
class DrawnRoads {
 public:
  DrawnRoads& node(std::int64_t id, double east, double north);
  /// Adds a road along nodes; the segment may be changed until the next one is added.
  model::RoadSegment& road(std::vector<std::int64_t> nodes,
                           model::RoadClass road_class = model::RoadClass::residential);
  /// What is known of a ferry; roads name it by its number, from 0.
  DrawnRoads& ferry(std::string name, std::optional<base::Seconds> interval);
  DrawnRoads& edge(std::int64_t id);

  [[nodiscard]] const model::Roads& roads() const { return roads_; }
  [[nodiscard]] RoadNetwork network(model::Mode mode = model::Mode::car) const;

 private:
  std::map<std::int64_t, geo::LonLat> nodes_;
  model::Roads roads_;
};

/// Where a spot of the drawing lies in the study CRS.
[[nodiscard]] geo::Point at(double east, double north);
[[nodiscard]] const geo::Crs& study_crs();

/// The defaults of a mode in `data/defaults`.
[[nodiscard]] TravelProfile profile_of(model::Mode mode);
[[nodiscard]] const TravelProfile& car();

}  // namespace narhet::network::test
