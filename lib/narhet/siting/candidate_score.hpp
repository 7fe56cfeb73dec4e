// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/ranking.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <memory>
#include <span>
#include <vector>

namespace narhet::siting {

namespace detail {
class Today;
}

/// Scores every candidate as if it became a service point of all kinds, against today, by the
/// deciding metric.
///
/// With x the way of a place to a kind today and y with the candidate (both at most `cap`), w the
/// place's persons, n its need for the kind and K the number of kinds, sums over all places and
/// kinds: need_met = sum of w n (x - y) over the area's sum of w n x, so that a plan that weighs
/// people by need and this criterion count the same; persons_newly_within = sum of w where x is
/// above the threshold and y not, over K times the area's persons; travel_saved = sum of w (x - y)
/// over K times the area's persons; vulnerability_removed likewise of the second nearest's ways,
/// worst_off_saved likewise over the area's tenth that has the longest mean way over the kinds.
///
/// n is the place's need for the kind from the meetings.  A place that was not asked is neutral: it
/// has `ScoreInputs::neutral_needs`; if nobody was asked, 1.  A place whose population is not known
/// counts no persons.
///
/// The score by a set of weights is 100 times the mean of the scaled criteria, weighed by their
/// weights: a visible sum of `points`.  A criterion that is not measured for every candidate on a
/// road of a municipality weighs nothing there, and the others share its weight.  A candidate that
/// is not on a road has no rank.  Ties go to the lower candidate.
///
/// Robustness is tried in each municipality: `rank_acceptability` over all weightings of the
/// criteria that weigh something in the first set, while thresholds and populations vary as
/// `RobustnessSettings` has it.
///
/// Candidates are scored one at a time, so that the ways from all places to all of them need never
/// stand in memory at once.
class CandidateScorer {
 public:
  /// What the spans of `inputs` are of, and the tables, must outlive the scorer.
  /// @pre there are criteria, a set of weights, a kind, and a nearest table
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
  [[nodiscard]] model::Ranking ranked();

 private:
  [[nodiscard]] const detail::Today& as_it_is() const { return *todays_.front(); }

  ScoreInputs inputs_;
  ScoreSettings settings_;
  std::vector<std::unique_ptr<const detail::Today>> todays_;  // as it is, then varied
  std::unique_ptr<const HuffMarket> market_;
  std::vector<base::Weight> horizons_;         // by place, the farthest of `todays_`
  std::vector<model::CandidateScore> scores_;  // by candidate
  /// By candidate, then as in `todays_`, then criterion: scaled values, 0 where not measured.
  std::vector<std::vector<std::vector<double>>> scaled_;
};

}  // namespace narhet::siting
