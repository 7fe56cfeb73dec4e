// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/ranking.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/siting/huff.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting {

/// How far a ranking is tried: what is drawn, and what is varied while drawing.
struct RobustnessSettings {
  std::size_t draws{10'000};  ///< weightings
  std::uint64_t seed{1};
  /// All thresholds of the study times each of these.
  std::vector<double> threshold_factors;
  std::size_t population_draws{};  ///< how many times everybody's number is drawn anew
  double population_noise{};       ///< each place's persons times 1 ± this, uniform
  double tier_share{0.05};         ///< who is first in so many draws is in the tier
};

/// What counts as harm to the shops that exist.
struct HarmSettings {
  std::optional<base::KindIndex> kind;  ///< of shops; nothing: harm is not measured
  base::Metres distance_condition;      ///< of driftstöd: no other shop within this
  HuffSettings huff;
};

struct ScoreSettings {
  std::vector<model::Criterion> criteria;
  std::vector<model::WeightSet> weight_sets;  ///< the first decides
  base::Language language{};                  ///< in which reasons name them
  /// A place that has no way to a kind counts as having this way, so that reaching it is worth much
  /// and not infinitely much; longer ways count as this too.  `ScoreInputs::no_way` says otherwise.
  base::PerMetric<base::Weight> cap;
  /// An offer without a named site counts for sites within this of its place.
  base::PerMetric<base::Weight> offer_radius;
  HarmSettings harm;
  RobustnessSettings robustness;
};

/// The shops of the kind that `HarmSettings` names, those on a road.
struct Shops {
  std::vector<base::ServiceIndex> services;
  std::vector<base::Weight> next_km;  ///< by road to the nearest other shop, parallel to `services`
  /// By road from every shop to every candidate, the shops of the first candidate first.
  std::vector<base::Weight> candidate_km;
  /// From every place to every shop by the deciding metric, the places of the first shop first;
  /// empty: Huff's customers are not measured.
  std::vector<base::Weight> ways;
};

/// Whether what is said of offers is all there is.
enum class OffersTold : std::uint8_t {
  all,
  some,          ///< others are withheld, so that none told is not none
  nobody_asked,  ///< so that none is not none either
};

/// What the score is worked out from.  Spans are parallel where they are of the same thing.
struct ScoreInputs {
  std::span<const model::Place> places;
  const model::NearestTable* nearest{};  ///< of today
  /// By place, instead of the settings' cap; no less than the longest way of the municipality to a
  /// nearest point.  Empty: the cap for all.
  std::span<const base::PerMetric<base::Weight>> no_way{};
  std::span<const model::Service> services;
  std::span<const model::Candidate> candidates;
  std::span<const model::Snap> candidate_snaps;
  std::span<const model::Municipality> municipalities;
  std::span<const model::Kind> kinds;
  std::span<const model::Threshold> thresholds;
  base::Metric decide_by{base::Metric::time};
  std::span<const model::PlaceNeed> place_needs;
  std::span<const model::GroupNeed> group_needs;
  const model::NeutralNeeds* neutral_needs{};  ///< of places without a row; null: 1
  std::span<const model::Need> needs;          ///< for the offers
  OffersTold offers_told{OffersTold::all};
  /// By place, then number of kinds from one: the way to the nearest service point that offers at
  /// least so many kinds of the study.  Empty: not measured.
  std::span<const base::Weight> one_stop;
  const Shops* shops{};  ///< null: harm is not measured
};

}  // namespace narhet::siting
