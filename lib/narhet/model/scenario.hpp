// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place_change.hpp"
#include "narhet/model/population_group.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/travel.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// A service point that a scenario closes, in part or whole, or a candidate that it opens.
struct ScenarioPoint {
  enum class Role : std::uint8_t { closes, loses_kinds, opens };
  Role role{};
  std::string id;
  std::string name;
  geo::Point position;
  std::optional<base::MunicipalityIndex> municipality;
  KindSet kinds;       ///< that it no longer offers, or from now on
  KindSet kinds_left;  ///< that it still offers; empty unless `loses_kinds`
};
[[nodiscard]] std::string_view key(ScenarioPoint::Role role);
[[nodiscard]] base::Message name(ScenarioPoint::Role role);

/// Whom a scenario takes something from, or, with before and after exchanged, gives something.
struct ScenarioSide {
  Tally changed;     ///< farther, or no longer reached at all
  Tally altogether;  ///< of `changed`: no longer reached at all
  double sum{};      ///< person-kilometres or person-minutes, of those reached before and after
  std::optional<double> mean;  ///< km or minutes per person of `sum`; nothing if no such person
  std::optional<double> max;   ///< km or minutes, of any place in `sum`
  /// Persons within each threshold of the row's metric before and not after, in the order of the
  /// study's thresholds; 0 at those of the other metric.
  std::vector<base::Persons> passing_threshold;
};

/// Who loses and who gains: one row per area x group x kind x metric.
///
/// Over any kind (`kind` is nothing) each place counts once, with the largest of its changes.
struct ScenarioEffect {
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study
  std::size_t group{};                                  ///< position in the groups
  std::optional<base::KindIndex> kind;                  ///< nothing: any kind
  base::Metric metric{};
  ScenarioSide losing;
  ScenarioSide gaining;
};

/// A study before and after some service points close and others open.
struct Scenario {
  /// Places, services, kinds, thresholds, municipalities, snaps and the nearest table of today,
  /// with where all that comes from; nothing else of it.
  Result today;
  NearestTable after{0, 0};
  /// Whom `after` names: the services of today at their positions, then the opened candidates.
  std::vector<std::string> service_ids;
  std::vector<PopulationGroup> groups;  ///< all people first
  std::vector<ScenarioPoint> points;
  std::vector<PlaceChange> place_changes;  ///< parallel to the places
  std::vector<ScenarioEffect> effects;
};

/// "If A and B close together and C opens": what a sentence or a title begins with.
[[nodiscard]] base::Message condition(const Scenario& scenario, base::Language language);

}  // namespace narhet::model
