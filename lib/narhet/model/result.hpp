// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/availability.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/municipality_indicator.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/place_route.hpp"
#include "narhet/model/population_group.hpp"
#include "narhet/model/ranking.hpp"
#include "narhet/model/ranking_view.hpp"
#include "narhet/model/road.hpp"
#include "narhet/model/rule.hpp"
#include "narhet/model/season_change.hpp"
#include "narhet/model/travel.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// One line of the layer `provenance`: an input, a setting or a version.
struct Provenance {
  std::string topic;  ///< "input", "setting", "assumption", "version", "licence"
  std::string name;
  std::string value;
  std::string unit;    ///< empty where none
  std::string source;  ///< who says so, where the value is an assumption
  std::string date;    ///< of that source
};

/// Everything that a finished study says, for `output` to write.  Lists are parallel where their
/// comments say so; every index into them is valid.
struct Result {
  std::string study_name;
  Mode mode{};         ///< how people travel in it
  std::string notice;  ///< stands on every map and in every title; empty: nothing
  base::Language language{base::Language::english};
  geo::Crs crs;
  std::vector<Kind> kinds;
  std::vector<Threshold> thresholds;
  base::Metric decide_by{base::Metric::time};

  /// Whether nothing may be told of a single cell of a population grid.
  bool withhold_cells{};
  std::vector<Place> places;
  std::vector<Snap> place_snaps;  ///< parallel to `places`
  std::vector<Service> services;
  std::vector<Snap> service_snaps;  ///< parallel to `services`
  std::vector<Candidate> candidates;
  std::vector<Snap> candidate_snaps;  ///< parallel to `candidates`
  std::vector<Municipality> municipalities;
  NearestTable nearest{0, 0};  ///< places x kinds
  /// The ways behind `nearest`, by place, kind and metric; none where they were not asked for.
  std::vector<PlaceRoute> routes;

  std::vector<Coverage> coverage;
  std::vector<AllKindsCoverage> all_kinds_coverage;
  std::optional<Availability> availability;   ///< nothing: every service point is open every day
  std::optional<SeasonChange> season_change;  ///< nothing: no other season was asked for
  std::vector<ClosureEffect> closures;
  std::vector<ClosureSummary> closure_summaries;  ///< parallel to `services`
  std::vector<PopulationGroup> groups;            ///< that `indicators` tell of, all people first
  /// By indicator and what it is about, the whole study first, then municipality by municipality.
  std::vector<MunicipalityIndicator> indicators;
  std::vector<Rule> rules;
  std::vector<RuleCheck> rule_checks;
  std::vector<PlaceNeed> needs;    ///< what the candidates are scored by
  std::vector<NeedRow> need_rows;  ///< what may be told, by place, kind and speakers
  std::vector<MunicipalityNeed> municipality_needs;
  /// Need of a place over all kinds, 0 to 1, parallel to `places`; nothing: not asked.
  std::vector<std::optional<double>> need_index;
  std::vector<GroupNeed> group_needs;
  NeutralNeeds neutral_needs;
  Ranking ranking;  ///< of the candidates
  std::vector<RankingView> ranking_views;

  std::vector<LoadReport> loads;
  std::vector<Provenance> provenance;
};

}  // namespace narhet::model
