// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/model/place_names.hpp"
#include "narhet/siting/detail/harm_sentence.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/detail/standing_sentence.hpp"
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

/// Where nobody was asked everyone's need is the same, and what remains is the way.
Message need_gain(double raw, const ReasonFacts& facts) {
  const Decimal share{100.0 * raw, 1};
  return facts.any_needs
             ? Message{"it makes the way to what was asked for {} % shorter", share}
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
    return need_gain(raw, facts);
  }
  const Message way = detail::raw_value(criterion, raw);
  switch (criterion.measure) {
    case Measure::need_met:
      return criterion.group && !criterion.kind
                 ? Message{"it makes the way to what {} asked for {} % shorter",
                           model::name(*criterion.group), Decimal{100.0 * raw, 1}}
                 : Message{"{}: {}", criterion.name, way};
    case Measure::travel_saved:
      return is_of_all(criterion) || criterion.counted == model::Counted::businesses
                 ? travel_gain(criterion, raw)
                 : Message{"the way to service gets {} shorter for {}", way,
                           model::name(criterion.counted)};
    case Measure::vulnerability_removed:
      return Message{"the second nearest service comes {} nearer per inhabitant", way};
    case Measure::worst_off_saved:
      return Message{"the tenth who have farthest get {} less", way};
    case Measure::feasibility:
      return Message{"its feasibility is put at {} %", Decimal{100.0 * raw, 0}};
    case Measure::offers:
      return base::counted(whole(raw), "there is {} offer to contribute",
                           "there are {} offers to contribute");
    default:
      return Message{"{}: {}", criterion.name, way};
  }
}

/// Criteria whose points show, most first; ties in their order.  What the villages offer is told
/// whatever it weighs.
std::vector<std::size_t> told(const model::CandidateScore& score, const ReasonFacts& facts) {
  constexpr double kShows = 0.05;
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < score.criteria.size(); ++c) {
    const bool is_offered = facts.weights.criteria[c].measure == Measure::offers &&
                            score.criteria[c].raw.value_or(0.0) > 0.0;
    if (score.criteria[c].points >= kShows || is_offered) {
      order.push_back(c);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return score.criteria[a].points > score.criteria[b].points;
  });
  return order;
}

/// All parts of the score with their points, which sum to it.
Message gains(const model::CandidateScore& score, const ReasonFacts& facts) {
  const auto order = told(score, facts);
  if (order.empty()) {
    return Message{"it changes nothing measurable"};
  }
  Message text;
  for (const std::size_t c : order) {
    const Decimal points{score.criteria[c].points, 1};
    if (c == order.front()) {
      text = Message{"{} ({} points)", gain(c, score, facts), points};
      continue;
    }
    const Message part{"{} ({})", gain(c, score, facts), points};
    text = c == order.back() ? Message{"{}, and {}", text, part} : Message{"{}, {}", text, part};
  }
  return text;
}

Message standing_of(const model::CandidateScore& score,
                    std::size_t ranked,
                    const ReasonFacts& facts) {
  const std::uint32_t rank = *score.rank_in_municipality;
  const Decimal points{score.score, 1};
  return facts.municipality.empty()
             ? Message{"Number {} of {} with {} of 100 points", rank, ranked, points}
             : Message{"Number {} of {} in {} with {} of 100 points", rank, ranked,
                       facts.municipality, points};
}

/// Neighbours count nowhere in the score and are told of beside it.
void add_neighbours(const model::CandidateScore& score,
                    const ReasonFacts& facts,
                    std::vector<Message>& sentences) {
  if (const std::uint64_t persons = whole(score.nearer_outside.count()); persons > 0) {
    sentences.push_back(base::counted(
        persons, "{} person outside {} would have service nearer too; that gives no points.",
        "{} people outside {} would have service nearer too; that gives no points.",
        facts.municipality));
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
  add_neighbours(own, facts, sentences);
  if (facts.harm_is_measured) {
    detail::add_harm(own, facts, sentences);
  }
  if (ranked.size() > 1 && !own.robustness.rank_shares.empty()) {
    detail::add_robustness(ranked, position, facts, sentences);
    if (position == 0) {
      detail::add_other_views(ranked, facts, sentences);
    }
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
