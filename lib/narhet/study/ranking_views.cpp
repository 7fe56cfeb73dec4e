// SPDX-License-Identifier: MIT
#include "narhet/study/ranking_views.hpp"

#include "narhet/study/need_answer.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace narhet::study {

siting::ScoreSettings as_it_is(siting::ScoreSettings settings) {
  settings.robustness.threshold_factors.clear();
  settings.robustness.population_draws = 0;
  settings.robustness.draws = 1;
  return settings;
}

std::vector<model::RankedCandidate> ranks_of(const model::Ranking& ranking) {
  std::vector<model::RankedCandidate> ranks;
  for (const model::CandidateScore& score : ranking.scores) {
    ranks.push_back({score.candidate, score.rank_in_municipality, score.score});
  }
  return ranks;
}

struct RankingViews::View {
  View(const siting::ScoreInputs& inputs,
       const siting::ScoreSettings& settings,
       NeedAnswer answer,
       model::RankingView view)
      : needs{std::move(answer)},
        said{std::move(view)},
        scorer{with(inputs, needs), as_it_is(settings)} {}

  static siting::ScoreInputs with(siting::ScoreInputs inputs, const NeedAnswer& needs) {
    inputs.place_needs = needs.places.rows;
    inputs.group_needs = needs.places.groups;
    inputs.neutral_needs = &needs.places.neutral;
    inputs.needs = needs.offers;
    inputs.shops = nullptr;
    return inputs;
  }

  NeedAnswer needs;  // what the scorer looks at
  model::RankingView said;
  siting::CandidateScorer scorer;
};

namespace {

std::vector<model::Need> without(std::span<const model::Need> needs, const std::string& meeting) {
  std::vector<model::Need> rest;
  std::copy_if(needs.begin(), needs.end(), std::back_inserter(rest),
               [&](const model::Need& need) { return need.meeting != meeting; });
  return rest;
}

/// A record of each meeting, by its id.
std::map<std::string, const model::Need*> meetings_of(std::span<const model::Need> needs) {
  std::map<std::string, const model::Need*> meetings;
  for (const model::Need& need : needs) {
    if (need.place) {
      meetings.emplace(need.meeting, &need);
    }
  }
  return meetings;
}

}  // namespace

RankingViews::RankingViews(const siting::ScoreInputs& inputs,
                           const siting::ScoreSettings& settings,
                           std::span<const model::Need> needs,
                           const needs::Weighing& weighing,
                           const Privacy& privacy) {
  if (needs.empty()) {
    return;
  }
  const auto answer = [&](std::span<const model::Need> said, needs::Weigh by) {
    needs::Weighing other = weighing;
    other.by = by;
    return answer_needs(said, inputs.places, inputs.kinds.size(), other, privacy);
  };
  const auto add = [&](NeedAnswer said, model::RankingView view) {
    views_.push_back(std::make_unique<View>(inputs, settings, std::move(said), std::move(view)));
  };
  NeedAnswer equal = answer(needs, weighing.by);
  equal.places.rows.clear();
  equal.places.neutral = {};
  for (model::GroupNeed& each : equal.places.groups) {
    each.intensity = 1.0;
  }
  add(std::move(equal), {model::RankedBy::population, {}, {}, {}, {}});
  add(answer(needs, needs::Weigh::voices), {model::RankedBy::voices, {}, {}, {}, {}});
  add(answer(needs, needs::Weigh::persons), {model::RankedBy::both, {}, {}, {}, {}});
  if (privacy.level != needs::Level::internal) {
    return;
  }
  for (const auto& [id, record] : meetings_of(needs)) {
    add(answer(without(needs, id), weighing.by),
        {model::RankedBy::without_meeting, id, record->date, record->place, {}});
  }
}

RankingViews::~RankingViews() = default;

void RankingViews::score(std::size_t candidate, std::span<const base::Weight> ways) {
  for (const auto& view : views_) {
    view->scorer.score(candidate, ways);
  }
}

std::vector<model::RankingView> RankingViews::ranked() {
  std::vector<model::RankingView> all;
  for (const auto& view : views_) {
    view->said.candidates = ranks_of(view->scorer.ranked());
    all.push_back(std::move(view->said));
  }
  return all;
}

}  // namespace narhet::study
