// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/model/place_names.hpp"
#include "narhet/siting/detail/harm_sentence.hpp"
#include "narhet/siting/detail/need_sentence.hpp"
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

/// Where nobody was heard everyone's need is the same, and what remains is the way.
Message need_gain(const model::Criterion& criterion, double raw, NeedsHeard heard) {
  const Message share = detail::raw_value(criterion, raw);
  return heard == NeedsHeard::none
             ? Message{"it makes the ways to service {} shorter in all", share}
             : Message{"it makes the ways to {} {} shorter in all",
                       detail::asked_for(criterion, heard), share};
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
  const Message way = detail::raw_value(criterion, raw);
  switch (criterion.measure) {
    case Measure::need_met:
      return criterion.kind ? Message{"{}: {}", criterion.name, way}
                            : need_gain(criterion, raw, facts.weights.heard);
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

/// Criteria whose points show, most first; ties in their order.
std::vector<std::size_t> told(const model::CandidateScore& score) {
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < score.criteria.size(); ++c) {
    if (!detail::read_the_same(score.criteria[c].points, 0.0, 1)) {
      order.push_back(c);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return score.criteria[a].points > score.criteria[b].points;
  });
  return order;
}

/// Whether more of it would give no more points.
bool is_beyond_target(const model::CandidateScore& score, std::size_t c, const ReasonFacts& facts) {
  const model::Criterion& criterion = facts.weights.criteria[c];
  return !criterion.less_is_better && *score.criteria[c].raw > criterion.target;
}

/// All parts of the score with their points, each rounded for itself: what two sites have alike
/// reads alike.
Message gains(const model::CandidateScore& score, const ReasonFacts& facts) {
  std::vector<Message> parts;
  for (const std::size_t c : told(score)) {
    const Message part = gain(c, score, facts);
    const Decimal points{score.criteria[c].points, 1};
    const Message number = parts.empty() ? Message{"{} points", points} : Message{"{}", points};
    parts.push_back(is_beyond_target(score, c, facts)
                        ? Message{"{} ({}, as much as can be got)", part, number}
                        : Message{"{} ({})", part, number});
  }
  return parts.empty() ? Message{"it changes nothing measurable"} : detail::clauses(parts);
}

Message standing_of(const NamedScore& site, std::size_t ranked, const ReasonFacts& facts) {
  const std::uint32_t rank = *site.score.rank_in_municipality;
  const Decimal points{site.score.score, 1};
  return facts.municipality.empty() ? Message{"{} is number {} of {} with {} of 100 points",
                                              site.name, rank, ranked, points}
                                    : Message{"{} is number {} of {} in {} with {} of 100 points",
                                              site.name,
                                              rank,
                                              ranked,
                                              facts.municipality,
                                              points};
}

/// A site that is easy to have need not bring much nearer.
void add_mostly_feasible(const model::CandidateScore& score,
                         const ReasonFacts& facts,
                         std::vector<Message>& sentences) {
  for (std::size_t c = 0; c < score.criteria.size(); ++c) {
    const double points = score.criteria[c].points;
    if (facts.weights.criteria[c].measure == Measure::feasibility && points < score.score &&
        points > score.score / 2.0) {
      const auto sentence =
          Message{"Most of the points are for its feasibility, not for shorter ways."};
      sentences.push_back(sentence);
    }
  }
}

/// What the villages offer is told whatever it weighs.
void add_unweighed_offers(const model::CandidateScore& score,
                          const ReasonFacts& facts,
                          std::vector<Message>& sentences) {
  for (std::size_t c = 0; c < score.criteria.size(); ++c) {
    const double offers = score.criteria[c].raw.value_or(0.0);
    if (facts.weights.criteria[c].measure == Measure::offers && offers > 0.0 &&
        facts.weights.shares[c] <= 0.0) {
      sentences.push_back(base::counted(
          whole(offers), "There is {} offer to contribute; by these weights it gives no points.",
          "There are {} offers to contribute; by these weights they give no points."));
    }
  }
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
      Message{"{}: {}.", standing_of(named(own, facts), ranked.size(), facts), gains(own, facts)}};
  add_mostly_feasible(own, facts, sentences);
  add_unweighed_offers(own, facts, sentences);
  add_neighbours(own, facts, sentences);
  if (facts.weights.harm) {
    detail::add_harm(own, {}, *facts.weights.harm, sentences);
  }
  if (ranked.size() > 1 && !own.robustness.rank_shares.empty()) {
    detail::add_robustness(ranked, position, facts, sentences);
    detail::add_as_good(ranked, position, facts, sentences);
    if (position == 0) {
      detail::add_other_views(ranked, facts, sentences);
    }
    const std::size_t other = position == 0 ? nearest_rival(ranked, facts) : position;
    sentences.push_back(
        what_reverses(named(*ranked.front(), facts), named(*ranked[other], facts), facts.weights));
  }
  detail::add_what_is_told(facts.weights.heard, sentences);
  return detail::paragraph(sentences);
}

Message reason_without_rank(const model::CandidateScore& score,
                            const model::Snap& snap,
                            const DecidingWeights& weights) {
  if (score.no_rank == model::NoRank::not_measured) {
    const auto heaviest = std::max_element(weights.set.weights.begin(), weights.set.weights.end());
    return Message{
        "Not ranked: what the weights '{}' weigh most, '{}', is not measured here.",
        weights.language == base::Language::swedish ? weights.set.swedish : weights.set.english,
        weights.criteria[static_cast<std::size_t>(heaviest - weights.set.weights.begin())].name};
  }
  if (!snap.distance) {
    return Message{"Not ranked: there is no road that can be used."};
  }
  return Message{"Not ranked: the nearest road that can be used is {} km away, too far.",
                 Decimal{*snap.distance / 1000.0, 1}};
}

}  // namespace narhet::siting
