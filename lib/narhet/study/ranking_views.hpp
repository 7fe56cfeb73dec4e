// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/ranking_view.hpp"
#include "narhet/needs/place_needs.hpp"
#include "narhet/siting/candidate_score.hpp"
#include "narhet/study/need_settings.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace narhet::study {

/// A view tells of ranks alone, so nothing is drawn.
[[nodiscard]] siting::ScoreSettings as_it_is(siting::ScoreSettings settings);
[[nodiscard]] std::vector<model::RankedCandidate> ranks_of(const model::Ranking& ranking);

/// The candidates ranked by population only, by voices only, by both, and without each meeting in
/// turn: a planner who has to explain the first place sees what it hangs on.
///
/// The views by population and by voices are worked out from what the level of privacy lets
/// through; those without a meeting, which tell what that meeting did, are for internal results
/// alone.  There are no views where nothing was said.
class RankingViews {
 public:
  /// @param inputs  of the study's own ranking; what its spans are of must outlive the views
  /// @param needs  all that was said
  RankingViews(const siting::ScoreInputs& inputs,
               const siting::ScoreSettings& settings,
               std::span<const model::Need> needs,
               const needs::Weighing& weighing,
               const Privacy& privacy);
  ~RankingViews();
  RankingViews(const RankingViews&) = delete;
  RankingViews& operator=(const RankingViews&) = delete;

  /// As `siting::CandidateScorer::score`.
  void score(std::size_t candidate, std::span<const base::Weight> ways);
  /// @pre all candidates are scored
  [[nodiscard]] std::vector<model::RankingView> ranked();

 private:
  struct View;
  std::vector<std::unique_ptr<View>> views_;
};

}  // namespace narhet::study
