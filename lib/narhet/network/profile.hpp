// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"

#include <array>
#include <string>
#include <vector>

namespace narhet::network {

/// How fast one gets ahead where, by a mode.  All speeds are above zero.
struct TravelProfile {
  model::Mode mode{};
  /// Where no limit is posted; zero for classes that the mode never uses.
  std::array<base::MetresPerSecond, model::kRoadClasses> class_speed;
  std::array<base::MetresPerSecond, 4>
      surface_cap;                    ///< by `model::Surface`: never faster than that
  bool follows_limits{};              ///< else posted limits do not matter, nor what is below
  double posted_share{1.0};           ///< driven speed as a share of the posted limit
  base::MetresPerSecond walk_limit;   ///< the limit "walk"
  base::MetresPerSecond no_limit;     ///< the limit "none"
  base::MetresPerSecond ferry_speed;  ///< of a ferry whose duration is not known
  base::Seconds ferry_wait;           ///< once, on boarding

  std::vector<model::Provenance> assumptions;  ///< the values above with unit, source and date

  /// Of a road that is no ferry, in one direction.
  [[nodiscard]] base::MetresPerSecond speed(const model::RoadSegment& segment, bool forward) const;
};

/// The file below `data/` with the defaults of a mode: "defaults/car.toml".
[[nodiscard]] std::string profile_file(model::Mode mode);

/// @param settings  the text of that file; without `limit`, posted limits do not matter
/// @throws Error `study_invalid` if a speed is missing or not above zero, or a key is unknown
[[nodiscard]] TravelProfile read_travel_profile(const base::Settings& settings, model::Mode mode);

}  // namespace narhet::network
