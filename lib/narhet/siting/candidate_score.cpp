// SPDX-License-Identifier: MIT
#include "narhet/siting/candidate_score.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/siting/comparison.hpp"
#include "narhet/siting/criteria.hpp"
#include "narhet/siting/detail/area_ranking.hpp"
#include "narhet/siting/detail/gain.hpp"
#include "narhet/siting/detail/today.hpp"
#include "narhet/siting/rank_correlation.hpp"
#include "narhet/siting/reason.hpp"
#include "narhet/siting/shop_harm.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using detail::AreaCandidates;
using detail::Today;

/// As it is, then with every threshold factor, then with every draw of the population.
std::vector<detail::Variation> variations(const RobustnessSettings& settings) {
  std::vector<detail::Variation> all{{}};
  for (const double factor : settings.threshold_factors) {
    all.push_back({factor, std::nullopt, 0.0});
  }
  for (std::size_t draw = 0; draw < settings.population_draws; ++draw) {
    all.push_back({1.0, settings.seed + draw, settings.population_noise});
  }
  return all;
}

/// Nothing where none is told and there may be some.
std::optional<double> offers_at(std::size_t candidate,
                                std::span<const Weight> ways,
                                const ScoreInputs& inputs,
                                const ScoreSettings& settings) {
  double offers = 0.0;
  for (const model::Need& need : inputs.needs) {
    if (need.strength != model::Strength::offer) {
      continue;
    }
    const bool is_near = need.candidate_id.empty() && need.place &&
                         ways[index(*need.place)] <= settings.offer_radius[inputs.decide_by];
    offers += is_near || need.candidate_id == inputs.candidates[candidate].id ? 1.0 : 0.0;
  }
  const bool is_known = offers > 0.0 || inputs.offers_told == OffersTold::all;
  return is_known ? std::optional{offers} : std::nullopt;
}

/// What the study says of the gain itself, beside the criteria.
void tell_gain(detail::Gain&& gain,
               std::span<const model::Place> places,
               model::CandidateScore& score) {
  score.newly_within_any = base::Persons{gain.newly_within_any};
  score.nearer_outside = base::Persons{gain.nearer_outside};
  score.newly_within_places = std::move(gain.newly_within_places);
  model::most_persons_first(score.newly_within_places, places);
}

std::vector<AreaCandidates> areas_of(std::vector<model::CandidateScore>& scores,
                                     const ScoreInputs& inputs) {
  std::map<std::optional<base::MunicipalityIndex>, std::vector<model::CandidateScore*>> by_area;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (inputs.candidate_snaps[i].position) {
      by_area[inputs.candidates[i].municipality].push_back(&scores[i]);
    }
  }
  std::vector<AreaCandidates> areas;
  areas.reserve(by_area.size());
  for (auto& [municipality, some] : by_area) {
    areas.push_back({municipality, std::move(some)});
  }
  return areas;
}

std::vector<model::CriterionCorrelation> correlations_of(
    std::span<const model::CandidateScore> scores, std::size_t criteria) {
  std::vector<model::CriterionCorrelation> rows;
  for (std::size_t a = 0; a < criteria; ++a) {
    for (std::size_t b = a + 1; b < criteria; ++b) {
      std::vector<double> values_a;
      std::vector<double> values_b;
      for (const model::CandidateScore& score : scores) {
        const auto& value_a = score.criteria[a].raw;
        const auto& value_b = score.criteria[b].raw;
        if (score.rank_in_municipality && value_a && value_b) {
          values_a.push_back(*value_a);
          values_b.push_back(*value_b);
        }
      }
      if (const auto found = rank_correlation(values_a, values_b)) {
        rows.push_back({a, b, static_cast<std::uint32_t>(values_a.size()), *found});
      }
    }
  }
  return rows;
}

/// Of a column where less is better the sign is turned, so that positive always means alike.
void turn_signs(std::vector<model::CriterionCorrelation>& rows,
                std::span<const model::Criterion> criteria) {
  for (model::CriterionCorrelation& row : rows) {
    if (criteria[row.a].less_is_better != criteria[row.b].less_is_better) {
      row.spearman = -row.spearman;
    }
  }
}

NeedsHeard heard(const ScoreInputs& inputs) {
  if (inputs.place_needs.empty()) {
    return NeedsHeard::none;
  }
  return inputs.offers_told == OffersTold::some ? NeedsHeard::what_may_be_told : NeedsHeard::all;
}

std::optional<HarmFacts> harm_facts(const ScoreInputs& inputs, const ScoreSettings& settings) {
  return inputs.shops == nullptr
             ? std::nullopt
             : std::optional{HarmFacts{inputs.services, settings.harm.distance_condition}};
}

void explain(const AreaCandidates& area,
             std::span<const double> shares,
             const ScoreInputs& inputs,
             const ScoreSettings& settings,
             const Today& today) {
  const ComparisonFacts weights{settings.criteria, shares, heard(inputs),
                                harm_facts(inputs, settings)};
  const ReasonFacts facts{
      inputs.places,
      inputs.candidates,
      area.municipality ? inputs.municipalities[index(*area.municipality)].name : std::string{},
      today.deciding() ? inputs.thresholds[*today.deciding()].label : std::string{},
      weights,
      settings.weight_sets,
      settings.language,
      settings.robustness};
  const std::vector<const model::CandidateScore*> ranked{area.scores.begin(), area.scores.end()};
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    area.scores[i]->reason = reason(ranked, i, facts);
    if (i > 0) {
      const auto named = [&](const model::CandidateScore& score) {
        return NamedScore{score, inputs.candidates[index(score.candidate)].name};
      };
      area.scores[i]->against = comparison(named(*ranked[i - 1]), named(*ranked[i]), weights);
      area.scores[i]->against_first =
          comparison(named(*ranked.front()), named(*ranked[i]), weights);
    }
  }
}

/// By score, then the unranked, in their order.
std::vector<model::CandidateScore> by_rank(std::vector<model::CandidateScore>&& scores,
                                           std::span<const model::Snap> snaps,
                                           const DecidingWeights& weights) {
  const auto unranked = std::stable_partition(
      scores.begin(), scores.end(), [](const auto& each) { return each.rank_in_municipality; });
  std::stable_sort(scores.begin(), unranked,
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  std::uint32_t rank = 0;
  for (auto each = scores.begin(); each != unranked; ++each) {
    each->rank = ++rank;
  }
  for (auto each = unranked; each != scores.end(); ++each) {
    const model::Snap& snap = snaps[index(each->candidate)];
    each->no_rank = snap.position ? model::NoRank::not_measured : model::NoRank::off_road;
    each->reason = reason_without_rank(*each, snap, weights);
  }
  return std::move(scores);
}

}  // namespace

CandidateScorer::CandidateScorer(const ScoreInputs& inputs, const ScoreSettings& settings)
    : inputs_{inputs},
      settings_{settings},
      scores_(inputs.candidates.size()),
      scaled_(inputs.candidates.size()) {
  NARHET_EXPECTS(inputs.nearest != nullptr && !inputs.kinds.empty());
  NARHET_EXPECTS(!settings.criteria.empty() && !settings.weight_sets.empty());
  NARHET_EXPECTS(inputs.candidates.size() == inputs.candidate_snaps.size());
  horizons_.resize(inputs.places.size());
  for (const detail::Variation& variation : variations(settings.robustness)) {
    todays_.push_back(std::make_unique<const Today>(inputs_, settings_, variation));
    for (std::size_t place = 0; place < horizons_.size(); ++place) {
      horizons_[place] = std::max(horizons_[place], todays_.back()->horizon(place));
    }
  }
  if (inputs.shops != nullptr && !inputs.shops->ways.empty()) {
    std::vector<double> persons;
    for (std::size_t place = 0; place < inputs.places.size(); ++place) {
      persons.push_back(as_it_is().persons(place));
    }
    market_ = std::make_unique<const HuffMarket>(std::move(persons), inputs.shops->ways,
                                                 settings.harm.huff);
  }
}

CandidateScorer::~CandidateScorer() = default;

void CandidateScorer::score(std::size_t candidate, std::span<const Weight> ways) {
  NARHET_EXPECTS(ways.size() == horizons_.size());
  std::vector<std::size_t> near;
  for (std::size_t place = 0; place < ways.size(); ++place) {
    if (ways[place] < horizons_[place]) {
      near.push_back(place);
    }
  }
  model::CandidateScore& score = scores_[candidate];
  score.candidate = base::id_at<base::CandidateIndex>(candidate);
  score.criteria.resize(settings_.criteria.size());
  const std::optional<double> offers = offers_at(candidate, ways, inputs_, settings_);
  for (const auto& today : todays_) {
    detail::Gain gain = detail::gain_of(candidate, near, ways, inputs_, *today);
    const auto raws = detail::raw_values(gain, offers, inputs_.candidates[candidate],
                                         settings_.criteria, inputs_, *today);
    std::vector<double>& values = scaled_[candidate].emplace_back();
    for (std::size_t c = 0; c < raws.size(); ++c) {
      values.push_back(raws[c] ? scaled(settings_.criteria[c], *raws[c]) : 0.0);
    }
    if (today == todays_.front()) {
      for (std::size_t c = 0; c < raws.size(); ++c) {
        score.criteria[c].raw = raws[c];
        score.criteria[c].scaled = raws[c] ? std::optional{values[c]} : std::nullopt;
      }
      tell_gain(std::move(gain), inputs_.places, score);
    }
  }
  if (inputs_.shops != nullptr) {
    score.harm = shop_harm(candidate, ways, inputs_, settings_.harm, market_.get());
    for (const model::ShopHarm& each : score.harm) {
      score.harm_persons += each.nearest_lost;
    }
  }
}

model::Ranking CandidateScorer::ranked() {
  model::Ranking ranking;
  for (AreaCandidates& area : areas_of(scores_, inputs_)) {
    detail::rank_by_weights(area, settings_.weight_sets);
    if (!detail::is_ranked(area)) {
      continue;
    }
    const auto shares = detail::measured_shares(settings_.weight_sets.front().weights, area.scores);
    detail::ask_second_opinions(area, settings_.criteria, shares);
    if (const auto weighed = detail::weighed_matrix(area, shares, scaled_)) {
      detail::try_robustness(area, *weighed, settings_.criteria.size(), settings_.robustness);
      auto rows = detail::stability_of(area, *weighed);
      std::move(rows.begin(), rows.end(), std::back_inserter(ranking.stability));
    }
    explain(area, shares, inputs_, settings_, as_it_is());
  }
  ranking.scores = by_rank(std::move(scores_), inputs_.candidate_snaps,
                           {settings_.criteria, settings_.weight_sets.front(), settings_.language});
  ranking.correlations = correlations_of(ranking.scores, settings_.criteria.size());
  turn_signs(ranking.correlations, settings_.criteria);
  ranking.some_offers_are_withheld = inputs_.offers_told == OffersTold::some;
  ranking.harm_is_measured = inputs_.shops != nullptr;
  ranking.no_way = settings_.cap[inputs_.decide_by];
  ranking.criteria = settings_.criteria;
  ranking.weight_sets = settings_.weight_sets;
  scores_.clear();
  return ranking;
}

}  // namespace narhet::siting
