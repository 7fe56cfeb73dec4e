// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// Persons and places of one area.  Persons count only where a place's population is known; the
/// places where it is not are counted beside them.
struct Tally {
  base::Persons persons;
  std::uint32_t places{};
  std::uint32_t places_without_population{};

  void add(const std::optional<base::Persons>& population) {
    ++places;
    if (population) {
      persons += *population;
    } else {
      ++places_without_population;
    }
  }
};

/// Who has a service of a kind within a threshold, in one municipality or in the whole study.
///
/// The denominator holds everyone of the area, also those not reached, so `within` is a part of
/// `all`; `by_status` splits `all` by why somebody is reached or not.
struct Coverage {
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study
  base::KindIndex kind{};
  std::size_t threshold{};  ///< position in the study's thresholds
  Tally within;
  Tally all;
  std::array<Tally, kReachStatuses> by_status;
};

/// Who has all kinds of service within a threshold, kinds without any usable service point in the
/// study left aside.
struct AllKindsCoverage {
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study
  std::size_t threshold{};                              ///< position in the study's thresholds
  Tally within;
  Tally all;  ///< everyone of the area, as in `Coverage`
};

/// What closing a service point would do to a kind, by one metric (one row: service x kind x
/// metric).
///
/// Affected are the places whose nearest it is.  Those with a second nearest lose the difference;
/// those without lose the service and are in `left_with_nothing`, never in the means.
struct ClosureEffect {
  base::ServiceIndex service{};
  base::KindIndex kind{};
  base::Metric metric{};
  Tally affected;  ///< both sorts
  Tally left_with_nothing;
  double extra_sum{};  ///< person-kilometres or person-minutes, of those with a second nearest
  std::optional<double> extra_mean;  ///< km or minutes per person; nothing if no such person
  std::optional<double> extra_max;   ///< km or minutes, of any affected place with a second nearest
  /// Persons now within each threshold of this metric and no longer after closing, in the order of
  /// the study's thresholds; 0 at those of the other metric.
  std::vector<base::Persons> passing_threshold;
};

/// The service point whose closing would leave most people of an area beyond a threshold for one
/// kind: farther than it, or without the kind.
struct WorstClosure {
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study
  base::KindIndex kind{};
  std::optional<base::ServiceIndex> service;  ///< nothing: no closing would
  base::Persons losing;                       ///< of the area
  base::Persons losing_in_all;                ///< of the whole study, by the same closing
};

/// What closing a service point whole would do, by the metric that decides.
struct ClosureSummary {
  Tally affected;  ///< have it as their nearest of at least one kind; each place once
  /// Who would have some kind beyond the deciding threshold that they have within it now, or lose
  /// a kind altogether.
  Tally beyond;
  std::vector<base::PlaceIndex> beyond_places;  ///< most persons first
  std::vector<base::KindIndex> beyond_kinds;    ///< in their order
  Tally left_with_nothing;                      ///< of `beyond`: who lose a kind altogether
  /// Whether somebody would have a kind beyond the threshold, and not only lose it.
  bool any_farther_beyond{};
  double extra_sum{};  ///< person-kilometres or person-minutes, over all kinds
  /// From 1: most persons in `beyond`, then the largest `extra_sum`, then the lower service.
  std::uint32_t rank{};
  /// The same in two or three sentences that one can read aloud, with the names that the study's
  /// kinds have in each language.
  base::Message swedish;
  base::Message english;
};

}  // namespace narhet::model
