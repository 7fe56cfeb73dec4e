// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"

#include <array>
#include <vector>

namespace narhet::network {

/// How fast a car drives where.  All speeds are above zero.
struct CarProfile {
  std::array<base::MetresPerSecond, model::kRoadClasses> class_speed;  ///< where no limit is posted
  std::array<base::MetresPerSecond, 4>
      surface_cap;                    ///< by `model::Surface`: never faster than that
  double posted_share{1.0};           ///< driven speed as a share of the posted limit
  base::MetresPerSecond walk_limit;   ///< the limit "walk"
  base::MetresPerSecond no_limit;     ///< the limit "none"
  base::MetresPerSecond ferry_speed;  ///< of a ferry whose duration is not known
  base::Seconds ferry_wait;           ///< once, on boarding

  std::vector<model::Provenance> assumptions;  ///< the values above with unit, source and date

  /// Of a road that is no ferry, in one direction.
  [[nodiscard]] base::MetresPerSecond speed(const model::RoadSegment& segment, bool forward) const;
};

/// @param settings  the text of `data/defaults/car.toml`
/// @throws Error `study_invalid` if a speed is missing or not above zero, or a key is unknown
[[nodiscard]] CarProfile read_car_profile(const base::Settings& settings);

}  // namespace narhet::network
