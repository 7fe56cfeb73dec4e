// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/place_change.hpp"
#include "narhet/model/season.hpp"
#include "narhet/model/travel.hpp"

#include <vector>

namespace narhet::model {

/// What becomes otherwise from one season to another: winter less summer, say.
struct SeasonChange {
  Season chosen;                           ///< of the study
  Season compared;                         ///< before which it is set
  NearestTable nearest{0, 0};              ///< in `compared`; of the same places and services
  std::vector<PlaceChange> place_changes;  ///< parallel to the places, from `compared` to `chosen`
};

}  // namespace narhet::model
