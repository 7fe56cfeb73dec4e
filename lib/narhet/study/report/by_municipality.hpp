// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/report/far_places.hpp"
#include "narhet/study/report/group_voices.hpp"
#include "narhet/study/report/sites.hpp"

#include <vector>

namespace narhet::study::report {

/// What belongs to one municipality.
struct MunicipalityShare {
  std::vector<base::PlaceIndex> places;      ///< that may be shown on a map
  std::vector<base::ServiceIndex> services;  ///< in it, or the nearest of one of those places
  std::vector<base::ServiceIndex> closings;  ///< of the points in it, as `closing_order`
  std::vector<FarPlace> far;                 ///< as `far_places`, by the threshold that decides
  NeedRowList needs;
  AreaSites sites;
};

/// Parallel to the municipalities; each list of the study is gone through once.
[[nodiscard]] std::vector<MunicipalityShare> by_municipality(const model::Result& result);

}  // namespace narhet::study::report
