// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/analysis.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting {

namespace detail {
class Baseline;
}

/// How much a criterion weighs, and where its scale begins and ends.  Anchors are fixed before any
/// candidate is seen, so adding a candidate changes no other's score.
struct CriterionSettings {
  double weight{1.0};  ///< not negative
  double worst{0.0};   ///< raw value that scores 0
  double target{1.0};  ///< raw value that scores 1; above `worst`
};

/// The raw values and their units, all "the more the better":
///
/// - need_met: need taken away, as a share of all need of the area;
/// - persons_newly_within: persons who come within the first threshold, as a share of the area's;
/// - travel_saved: way saved, km or minutes per person of the area;
/// - vulnerability_removed: way saved to the second nearest, km or minutes per person of the area;
/// - offers: offers to contribute at the site, a number.
///
/// The area is the candidate's municipality, or the whole study for a candidate in none.  Whom a
/// candidate serves counts wherever they live.
struct ScoreSettings {
  std::array<CriterionSettings, model::kCriteria> criteria;
  /// A place that has no way to a kind counts as having this way, so that reaching it is worth much
  /// and not infinitely much; longer ways count as this too.
  base::PerMetric<base::Weight> cap;
  /// An offer without a named site counts for sites within this of its place.
  base::PerMetric<base::Weight> offer_radius;
};

/// What the score is worked out from.  Spans are parallel where they are of the same thing.
struct ScoreInputs {
  std::span<const model::Place> places;
  const model::NearestTable& nearest;
  std::span<const model::Candidate> candidates;
  std::span<const model::Snap> candidate_snaps;
  std::span<const model::Municipality> municipalities;
  std::span<const model::Kind> kinds;
  std::span<const model::Threshold> thresholds;
  base::Metric decide_by{base::Metric::time};
  std::span<const model::PlaceNeed> place_needs;
  std::span<const model::Need> needs;  ///< for the offers
};

/// Scores every candidate as if it became a service point of all kinds, against today, by the
/// deciding metric.
///
/// With x the way of a place to a kind today and y with the candidate (both at most `cap`), w the
/// place's persons, n its need for the kind and K the number of kinds, sums above over all places
/// and kinds: need_met = sum of w n (x - y) / x over the area's sum of w n; persons_newly_within =
/// sum of w where x is above the first threshold and y not, over K times the area's persons;
/// travel_saved = sum of w (x - y) over K times the area's persons; vulnerability_removed likewise
/// of the second nearest's ways.
///
/// n is the place's need for the kind from the meetings.  A place that was not asked is neutral: it
/// has the mean need for that kind over the places that were asked, weighed by persons; if nobody
/// was asked,
/// 1.  A place whose population is not known counts no persons.
///
/// The score is 100 times the mean of the scaled criteria, weighed by their weights: a visible sum
/// of `points`.  A candidate that is not on a road has no rank.  Ties go to the lower candidate.
/// The reason speaks of the standing in the municipality.
///
/// Candidates are scored one at a time, so that the ways from all places to all of them need never
/// stand in memory at once.
class CandidateScorer {
 public:
  /// What the spans of `inputs` are of, and the tables, must outlive the scorer.
  /// @pre the weights sum to more than zero; there is a kind
  CandidateScorer(const ScoreInputs& inputs, const ScoreSettings& settings);
  ~CandidateScorer();
  CandidateScorer(const CandidateScorer&) = delete;
  CandidateScorer& operator=(const CandidateScorer&) = delete;

  /// Each candidate once; different ones may be scored at the same time.
  /// @param ways  of every place to the candidate by the deciding metric, infinite where there is
  ///              none
  void score(std::size_t candidate, std::span<const base::Weight> ways);

  /// By rank, then the unranked in their order; with their reasons.
  /// @pre all candidates are scored
  [[nodiscard]] std::vector<model::CandidateScore> ranked();

 private:
  ScoreInputs inputs_;
  ScoreSettings settings_;
  std::unique_ptr<const detail::Baseline> today_;
  std::vector<model::CandidateScore> scores_;  // by candidate
};

}  // namespace narhet::siting
