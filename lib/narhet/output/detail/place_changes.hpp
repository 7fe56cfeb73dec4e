// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/place_change.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layer.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

/// One of two times or seasons.
struct When {
  std::string column;  ///< how names of columns end: "before"
  base::Message name;  ///< for people: "today"
};

/// How far it is to each kind of service at two times, for the same places.  Borrows.
struct PlaceDifference {
  const model::Result& study;  ///< places, kinds, thresholds
  const model::NearestTable& before;
  const model::NearestTable& after;
  const std::vector<model::PlaceChange>& changes;  ///< parallel to the places
  std::function<std::string(base::ServiceIndex)> service_id;
  When first;
  When second;
};

/// Who the place is, what changes, and for each kind status, ways and to whom, at both times.
/// @param difference  what it borrows from has to outlive the columns
void add_place_changes(Columns& columns, const PlaceDifference& difference);

/// How columns of a scenario end.
inline constexpr const char* kBefore = "before";
inline constexpr const char* kAfter = "after";

/// The column that says how far it is to the farthest of the nearest services at one of the times;
/// of the kinds that have a service point at either.
[[nodiscard]] std::string worst_column(base::Metric metric, std::string_view when);

/// The column that the map of such a layer shows.
[[nodiscard]] std::string change_column(base::Metric metric);

/// What the map says of places that lose or gain a kind.
struct ChangeLabels {
  base::Message loses_kind;
  base::Message gains_kind;
};

/// The classes of `data/styles/scenario_places.qml.in`.
void add_change_classes(std::map<std::string, std::string>& values,
                        const model::Result& study,
                        const ChangeLabels& labels,
                        const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
