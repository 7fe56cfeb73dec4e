// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/model/place_names.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/weight_stability.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using model::Measure;
using Ranked = std::span<const model::CandidateScore* const>;

std::uint64_t whole(double number) {
  return static_cast<std::uint64_t>(std::llround(number));
}

bool is_of_all(const model::Criterion& criterion) {
  return criterion.counted == model::Counted::residents && !criterion.kind && !criterion.group &&
         !criterion.threshold;
}

/// Need met or way saved; where nobody was asked everyone's need is the same, and what remains is
/// the way.  The raw value counts neighbours too and may pass 100 %, which nobody can say aloud.
Message need_gain(const model::CandidateScore& score, const ReasonFacts& facts) {
  const Decimal share{100.0 * score.need_met_within, 1};
  return facts.any_needs
             ? Message{"it meets {} % of the need", share}
             : Message{"service comes {} % nearer as a mean over people and kinds", share};
}

/// Way saved by everybody, in the criterion's unit.
Message travel_gain(const model::Criterion& criterion, double raw) {
  const Message way = detail::raw_value(criterion, raw);
  return criterion.counted == model::Counted::businesses
             ? Message{"the way to service gets {} shorter per business", way}
             : Message{"the way to service gets {} shorter per inhabitant", way};
}

/// A criterion's raw value as something one would say.
Message gain(std::size_t c, const model::CandidateScore& score, const ReasonFacts& facts) {
  const model::Criterion& criterion = facts.weights.criteria[c];
  const double raw = *score.criteria[c].raw;
  if (criterion.measure == Measure::newly_within && is_of_all(criterion)) {
    return Message{"{} people ({}) get at least one more kind of service within {}",
                   whole(score.newly_within_any.count()),
                   model::place_names(score.newly_within_places, facts.places),
                   facts.threshold_label};
  }
  if (criterion.measure == Measure::need_met && is_of_all(criterion)) {
    return need_gain(score, facts);
  }
  const Message way = detail::raw_value(criterion, raw);
  switch (criterion.measure) {
    case Measure::need_met:
      if (raw > 1.0) {
        return Message{"{}: {} points", criterion.name, Decimal{score.criteria[c].points, 1}};
      }
      return criterion.group
                 ? Message{"it meets {} of the need of {}", way, model::name(*criterion.group)}
                 : Message{"{}: {}", criterion.name, way};
    case Measure::travel_saved:
      return is_of_all(criterion) || criterion.counted == model::Counted::businesses
                 ? travel_gain(criterion, raw)
                 : Message{"the way to service gets {} shorter for {}", way,
                           model::name(criterion.counted)};
    case Measure::vulnerability_removed:
      return Message{"the second nearest service comes {} nearer per inhabitant", way};
    case Measure::worst_off_saved:
      return Message{"the tenth with the longest way gets it {} shorter", way};
    case Measure::feasibility:
      return Message{"its feasibility is put at {} %", Decimal{100.0 * raw, 0}};
    case Measure::offers:
      return base::counted(whole(raw), "there is {} offer to contribute",
                           "there are {} offers to contribute");
    default:
      return Message{"{}: {}", criterion.name, way};
  }
}

/// Criteria by the points they give, most first; ties in their order.
std::vector<std::size_t> by_points(const model::CandidateScore& score) {
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < score.criteria.size(); ++c) {
    if (score.criteria[c].points > 0.0) {
      order.push_back(c);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return score.criteria[a].points > score.criteria[b].points;
  });
  return order;
}

Message gains(const model::CandidateScore& score, const ReasonFacts& facts) {
  const auto order = by_points(score);
  if (order.empty()) {
    return Message{"it changes nothing measurable"};
  }
  std::vector<std::size_t> told{order.front()};
  if (order.size() > 1) {
    told.push_back(order[1]);
  }
  // What the villages offer is told whatever it weighs.
  for (std::size_t c = 0; c < facts.weights.criteria.size(); ++c) {
    if (facts.weights.criteria[c].measure == Measure::offers &&
        score.criteria[c].raw.value_or(0.0) > 0.0 &&
        std::find(told.begin(), told.end(), c) == told.end()) {
      told.push_back(c);
    }
  }
  std::vector<Message> parts;
  parts.reserve(told.size());
  for (const std::size_t c : told) {
    parts.push_back(gain(c, score, facts));
  }
  switch (parts.size()) {
    case 1:
      return parts[0];
    case 2:
      return Message{"{}, and {}", parts[0], parts[1]};
    default:
      return Message{"{}, {}, and {}", parts[0], parts[1], parts[2]};
  }
}

Message standing_of(const model::CandidateScore& score,
                    std::size_t ranked,
                    const ReasonFacts& facts) {
  const std::uint32_t rank = *score.rank_in_municipality;
  const Decimal points{score.score, 1};
  return facts.municipality.empty()
             ? Message{"Ranked {} of {} with {} of 100 points", rank, ranked, points}
             : Message{"Ranked {} of {} in {} with {} of 100 points", rank, ranked,
                       facts.municipality, points};
}

/// What it takes from the shops that exist.
void add_harm(const model::CandidateScore& score,
              const ReasonFacts& facts,
              std::vector<Message>& sentences) {
  const bool one_loser = std::count_if(score.harm.begin(), score.harm.end(), [](const auto& each) {
                           return each.nearest_lost.count() > 0.0;
                         }) == 1;
  std::vector<Message> losers;
  std::vector<Message> supported;
  for (const model::ShopHarm& each : score.harm) {
    const std::string& name = facts.services[index(each.shop)].name;
    if (each.nearest_lost.count() > 0.0) {
      losers.push_back(one_loser ? Message{"{}", name}
                                 : Message{"{} ({})", name, whole(each.nearest_lost.count())});
    }
    if (each.loses_distance_condition) {
      const auto shop = Message{"{}", name};
      supported.push_back(shop);
    }
  }
  sentences.push_back(
      losers.empty()
          ? Message{"It would take no shop's place as the nearest."}
          : base::counted(whole(score.harm_persons.count()),
                          "But it would take customers: for {} person it would be nearer than {}.",
                          "But it would take customers: for {} people it would be nearer than {}.",
                          detail::enumeration(losers)));
  if (!supported.empty()) {
    const auto sentence = Message{
        "With it, {} would have another shop within {} km by road and no longer meet the distance "
        "condition of operating support.",
        detail::enumeration(supported), Decimal{facts.distance_condition.count() / 1000.0, 0}};
    sentences.push_back(sentence);
  }
}

/// How far thresholds and populations were varied, if they were.
Message range_of(const RobustnessSettings& settings) {
  double farthest = 0.0;
  for (const double factor : settings.threshold_factors) {
    farthest = std::max(farthest, std::abs(factor - 1.0));
  }
  const double noise = settings.population_draws > 0 ? settings.population_noise : 0.0;
  return Message{"thresholds ± {} %, population ± {} %", Decimal{100.0 * farthest, 0},
                 Decimal{100.0 * noise, 0}};
}

void add_robustness(Ranked ranked,
                    std::size_t position,
                    const ReasonFacts& facts,
                    std::vector<Message>& sentences) {
  const model::Robustness& own = ranked[position]->robustness;
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  say(Message{"It is first in {} % of all weightings tried ({}).",
              detail::percent(own.rank_shares.front()), range_of(facts.robustness)});
  std::vector<Message> mates;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (i != position && ranked[i]->robustness.tier == own.tier) {
      const auto mate = Message{"{}", facts.candidates[index(ranked[i]->candidate)].name};
      mates.push_back(mate);
    }
  }
  if (!mates.empty()) {
    say(Message{"That does not tell it apart from {}.", detail::enumeration(mates)});
  }
}

NamedScore named(const model::CandidateScore& score, const ReasonFacts& facts) {
  return {score, facts.candidates[index(score.candidate)].name};
}

/// Of those after the first, the one that the least change of a single weight puts before it.
std::size_t nearest_rival(Ranked ranked, const ReasonFacts& facts) {
  const auto scaled_values = [](const model::CandidateScore& score) {
    std::vector<double> values;
    for (const model::CriterionValue& value : score.criteria) {
      values.push_back(value.scaled.value_or(0.0));
    }
    return values;
  };
  const auto first = scaled_values(*ranked.front());
  std::size_t rival = 1;
  double least = 2.0;  // more than any change
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    const auto turn = reversal(first, scaled_values(*ranked[i]), facts.weights.shares);
    if (!turn) {
      continue;
    }
    const double change = std::abs(turn->share - facts.weights.shares[turn->criterion]);
    if (change < least) {
      least = change;
      rival = i;
    }
  }
  return rival;
}

}  // namespace

Message reason(Ranked ranked, std::size_t position, const ReasonFacts& facts) {
  const model::CandidateScore& own = *ranked[position];
  std::vector<Message> sentences{
      Message{"{}: {}.", standing_of(own, ranked.size(), facts), gains(own, facts)}};
  if (facts.harm_is_measured) {
    add_harm(own, facts, sentences);
  }
  if (ranked.size() > 1 && !own.robustness.rank_shares.empty()) {
    add_robustness(ranked, position, facts, sentences);
    const std::size_t other = position == 0 ? nearest_rival(ranked, facts) : position;
    sentences.push_back(
        what_reverses(named(*ranked.front(), facts), named(*ranked[other], facts), facts.weights));
  }
  return detail::paragraph(sentences);
}

Message reason_without_rank(const model::Snap& snap) {
  if (!snap.distance) {
    return Message{"Not ranked: there is no road that can be used."};
  }
  return Message{"Not ranked: the nearest road that can be used is {} km away, too far.",
                 Decimal{*snap.distance / 1000.0, 1}};
}

}  // namespace narhet::siting
