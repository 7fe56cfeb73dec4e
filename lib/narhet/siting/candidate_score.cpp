// SPDX-License-Identifier: MIT
#include "narhet/siting/candidate_score.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/siting/reason.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using model::CriterionKey;

/// What the gains are divided by.
struct Area {
  double persons{};
  double need{};
};

}  // namespace

namespace detail {

/// Persons, needs and ways of today, in the order that the sums are taken.
class Baseline {
 public:
  Baseline(const ScoreInputs& inputs, const ScoreSettings& settings)
      : inputs_{&inputs}, cap_{settings.cap[inputs.decide_by]} {
    for (const model::Place& place : inputs.places) {
      persons_.push_back(place.population.value_or(base::Persons{}).count());
    }
    if (const auto deciding = model::deciding_threshold(inputs.thresholds, inputs.decide_by)) {
      threshold_ = &inputs.thresholds[*deciding];
    }
    fill_needs();
    fill_areas();
    fill_horizons();
  }

  [[nodiscard]] std::size_t place_count() const { return persons_.size(); }
  [[nodiscard]] std::size_t kind_count() const { return inputs_->kinds.size(); }
  [[nodiscard]] double persons(std::size_t place) const { return persons_[place]; }
  [[nodiscard]] double need(std::size_t place, std::size_t kind) const {
    return needs_[place * kind_count() + kind];
  }
  /// Of the municipality, or of the whole study.
  [[nodiscard]] const Area& area(const std::optional<base::MunicipalityIndex>& municipality) const {
    return municipality ? areas_[index(*municipality)] : whole_;
  }
  [[nodiscard]] const model::Threshold* threshold() const { return threshold_; }
  /// A candidate that is not nearer than this changes nothing for the place.
  [[nodiscard]] Weight horizon(std::size_t place) const { return horizons_[place]; }

  /// At most the cap, also where there is no way.
  [[nodiscard]] Weight capped(Weight cost) const { return std::min(cost, cap_); }
  [[nodiscard]] const model::NearestPair& pair(std::size_t place, std::size_t kind) const {
    return inputs_->nearest.at(base::id_at<base::PlaceIndex>(place),
                               base::id_at<base::KindIndex>(kind), inputs_->decide_by);
  }

 private:
  void fill_needs();
  void fill_areas();
  void fill_horizons();

  const ScoreInputs* inputs_;
  Weight cap_;
  std::vector<double> persons_;
  const model::Threshold* threshold_{nullptr};
  std::vector<double> needs_;  // places x kinds
  std::vector<Area> areas_;    // by municipality
  Area whole_;
  std::vector<Weight> horizons_;  // by place
};

void Baseline::fill_needs() {
  constexpr double kNotAsked = -1.0;
  needs_.assign(place_count() * kind_count(), kNotAsked);
  for (const model::PlaceNeed& row : inputs_->place_needs) {
    needs_[index(row.place) * kind_count() + index(row.kind)] = row.intensity;
  }
  for (std::size_t kind = 0; kind < kind_count(); ++kind) {
    double asked_persons = 0.0;
    double asked_need = 0.0;
    for (std::size_t place = 0; place < place_count(); ++place) {
      if (need(place, kind) != kNotAsked) {
        asked_persons += persons_[place];
        asked_need += persons_[place] * need(place, kind);
      }
    }
    const double neutral = asked_persons > 0.0 ? asked_need / asked_persons : 1.0;
    for (std::size_t place = 0; place < place_count(); ++place) {
      double& value = needs_[place * kind_count() + kind];
      value = value == kNotAsked ? neutral : value;
    }
  }
}

void Baseline::fill_areas() {
  areas_.resize(inputs_->municipalities.size());
  for (std::size_t place = 0; place < place_count(); ++place) {
    double place_need = 0.0;
    for (std::size_t kind = 0; kind < kind_count(); ++kind) {
      place_need += persons_[place] * need(place, kind);
    }
    const auto add = [&](Area& area) {
      area.persons += persons_[place];
      area.need += place_need;
    };
    add(whole_);
    if (const auto& municipality = inputs_->places[place].municipality) {
      add(areas_[index(*municipality)]);
    }
  }
}

/// Nearer than the second nearest of some kind, and than the cap and the threshold.
void Baseline::fill_horizons() {
  const Weight limit = threshold_ == nullptr ? Weight{} : threshold_->limit + Weight{1};
  horizons_.assign(place_count(), Weight{});
  for (std::size_t kind = 0; kind < kind_count(); ++kind) {
    for (std::size_t place = 0; place < place_count(); ++place) {
      const auto& second = pair(place, kind).second;
      const Weight bound = second ? second->cost : Weight::infinite();
      horizons_[place] = std::max(horizons_[place], std::min(bound, std::max(cap_, limit)));
    }
  }
}

}  // namespace detail

namespace {

using detail::Baseline;

/// A cost in the unit that people read: km or minutes.
double shown(base::Metric metric, Weight cost) {
  return base::to_display(metric, cost);
}

/// Sums over places and kinds of what one candidate changes.
struct Gain {
  double need_met{};
  double need_met_within{};  ///< in the municipality of the candidate alone
  double persons_newly_within{};
  double travel_saved{};
  double vulnerability_removed{};
  double newly_within_any{};  ///< persons, for one kind at least
  std::vector<base::PlaceIndex> newly_within_places;
};

/// Adds one place and kind.
/// @returns whether the place comes within the threshold
bool add_place(Gain& gain,
               const Baseline& today,
               std::size_t place,
               std::size_t kind,
               Weight to_candidate,
               base::Metric metric,
               bool is_within) {
  const model::NearestPair& pair = today.pair(place, kind);
  const Weight nearest = pair.nearest ? pair.nearest->cost : Weight::infinite();
  const Weight second = pair.second ? pair.second->cost : Weight::infinite();
  const Weight new_nearest = std::min(nearest, to_candidate);
  const Weight new_second = std::min(second, std::max(nearest, to_candidate));
  const double persons = today.persons(place);

  const double before = shown(metric, today.capped(nearest));
  const double saved = before - shown(metric, today.capped(new_nearest));
  if (before > 0.0) {
    const double met = persons * today.need(place, kind) * saved / before;
    gain.need_met += met;
    gain.need_met_within += is_within ? met : 0.0;
  }
  gain.travel_saved += persons * saved;
  gain.vulnerability_removed +=
      persons * (shown(metric, today.capped(second)) - shown(metric, today.capped(new_second)));
  const model::Threshold* threshold = today.threshold();
  const bool newly_within =
      threshold != nullptr && nearest > threshold->limit && new_nearest <= threshold->limit;
  gain.persons_newly_within += newly_within ? persons : 0.0;
  return newly_within;
}

/// Per person of the area and kind, so that the anchors mean the same in every study.
Gain gain_of(std::size_t candidate,
             std::span<const Weight> ways,
             const ScoreInputs& inputs,
             const Baseline& today) {
  Gain gain;
  const auto& municipality = inputs.candidates[candidate].municipality;
  for (std::size_t place = 0; place < today.place_count(); ++place) {
    if (ways[place] >= today.horizon(place)) {
      continue;
    }
    bool any = false;
    const bool is_within = !municipality || inputs.places[place].municipality == municipality;
    for (std::size_t kind = 0; kind < today.kind_count(); ++kind) {
      any = add_place(gain, today, place, kind, ways[place], inputs.decide_by, is_within) || any;
    }
    if (any) {
      gain.newly_within_any += today.persons(place);
      gain.newly_within_places.push_back(base::id_at<base::PlaceIndex>(place));
    }
  }
  const Area& area = today.area(municipality);
  const double person_kinds = area.persons * static_cast<double>(today.kind_count());
  const auto share = [](double part, double whole) { return whole > 0.0 ? part / whole : 0.0; };
  gain.need_met = share(gain.need_met, area.need);
  gain.need_met_within = share(gain.need_met_within, area.need);
  gain.persons_newly_within = share(gain.persons_newly_within, person_kinds);
  gain.travel_saved = share(gain.travel_saved, person_kinds);
  gain.vulnerability_removed = share(gain.vulnerability_removed, person_kinds);
  return gain;
}

std::uint64_t offers_at(std::size_t candidate,
                        std::span<const Weight> ways,
                        const ScoreInputs& inputs,
                        const ScoreSettings& settings) {
  std::uint64_t offers = 0;
  for (const model::Need& need : inputs.needs) {
    if (need.strength != model::Strength::offer) {
      continue;
    }
    const bool is_near = need.candidate_id.empty() && need.place &&
                         ways[index(*need.place)] <= settings.offer_radius[inputs.decide_by];
    if (is_near || need.candidate_id == inputs.candidates[candidate].id) {
      ++offers;
    }
  }
  return offers;
}

model::CandidateScore score_of(std::size_t candidate,
                               std::span<const Weight> ways,
                               const ScoreInputs& inputs,
                               const ScoreSettings& settings,
                               const Baseline& today) {
  model::CandidateScore result;
  result.candidate = base::id_at<base::CandidateIndex>(candidate);
  Gain gain = gain_of(candidate, ways, inputs, today);
  const auto set_raw = [&](CriterionKey key, double raw) {
    result.criteria.at(static_cast<std::size_t>(key)).raw = raw;
  };
  result.need_met_within = gain.need_met_within;
  result.newly_within_any = base::Persons{gain.newly_within_any};
  result.newly_within_places = std::move(gain.newly_within_places);
  model::most_persons_first(result.newly_within_places, inputs.places);
  set_raw(CriterionKey::need_met, gain.need_met);
  set_raw(CriterionKey::persons_newly_within, gain.persons_newly_within);
  set_raw(CriterionKey::travel_saved, gain.travel_saved);
  set_raw(CriterionKey::vulnerability_removed, gain.vulnerability_removed);
  set_raw(CriterionKey::offers, static_cast<double>(offers_at(candidate, ways, inputs, settings)));

  double weights = 0.0;
  for (const CriterionSettings& criterion : settings.criteria) {
    weights += criterion.weight;
  }
  NARHET_EXPECTS(weights > 0.0);
  for (std::size_t i = 0; i < model::kCriteria; ++i) {
    const CriterionSettings& anchors = settings.criteria.at(i);
    model::Criterion& criterion = result.criteria.at(i);
    criterion.scaled =
        std::clamp((criterion.raw - anchors.worst) / (anchors.target - anchors.worst), 0.0, 1.0);
    criterion.points = 100.0 * criterion.scaled * anchors.weight / weights;
    result.score += criterion.points;
  }
  return result;
}

/// Ranks and reasons for candidates that stand by score, the best first.
void explain(std::span<model::CandidateScore> ranked,
             const ScoreInputs& inputs,
             const Baseline& today) {
  std::map<std::optional<base::MunicipalityIndex>, std::vector<model::CandidateScore*>> by_area;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    ranked[i].rank = static_cast<std::uint32_t>(i + 1);
    by_area[inputs.candidates[index(ranked[i].candidate)].municipality].push_back(&ranked[i]);
  }
  for (const auto& [municipality, some] : by_area) {
    const ReasonFacts facts{
        inputs.places,
        some.size(),
        municipality ? inputs.municipalities[index(*municipality)].name : std::string{},
        !inputs.place_needs.empty(),
        today.threshold() == nullptr ? std::string{} : today.threshold()->label,
        inputs.decide_by};
    for (std::size_t i = 0; i < some.size(); ++i) {
      some[i]->rank_in_municipality = static_cast<std::uint32_t>(i + 1);
      some[i]->reason = reason(*some[i], i == 0 ? nullptr : some[i - 1], facts);
    }
  }
}

}  // namespace

CandidateScorer::CandidateScorer(const ScoreInputs& inputs, const ScoreSettings& settings)
    : inputs_{inputs}, settings_{settings}, scores_(inputs.candidates.size()) {
  NARHET_EXPECTS(!inputs.kinds.empty());
  NARHET_EXPECTS(inputs.candidates.size() == inputs.candidate_snaps.size());
  today_ = std::make_unique<const Baseline>(inputs_, settings_);
}

CandidateScorer::~CandidateScorer() = default;

void CandidateScorer::score(std::size_t candidate, std::span<const Weight> ways) {
  NARHET_EXPECTS(ways.size() == today_->place_count());
  scores_[candidate] = score_of(candidate, ways, inputs_, settings_, *today_);
}

std::vector<model::CandidateScore> CandidateScorer::ranked() {
  std::vector<model::CandidateScore> ranked;
  std::vector<model::CandidateScore> unranked;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    (inputs_.candidate_snaps[i].position ? ranked : unranked).push_back(std::move(scores_[i]));
  }
  scores_.clear();
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  explain(ranked, inputs_, *today_);
  for (model::CandidateScore& each : unranked) {
    each.reason = reason_without_rank(inputs_.candidate_snaps[base::index(each.candidate)]);
    ranked.push_back(std::move(each));
  }
  return ranked;
}

}  // namespace narhet::siting
