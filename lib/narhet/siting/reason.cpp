// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace narhet::siting {
namespace {

using base::Decimal;
using base::Message;
using model::CriterionKey;

const model::Criterion& criterion(const model::CandidateScore& score, CriterionKey key) {
  return score.criteria.at(static_cast<std::size_t>(key));
}

/// A criterion's raw value as something one would say.
Message gain(CriterionKey key, const model::CandidateScore& score, const ReasonFacts& facts) {
  const double raw = criterion(score, key).raw;
  const bool by_time = facts.decide_by == base::Metric::time;
  switch (key) {
    case CriterionKey::need_met:
      // Where nobody was asked everyone's need is the same, and what remains is the way.  The raw
      // value counts neighbours too and may pass 100 %, which nobody can say aloud.
      return facts.any_needs
                 ? Message{"it meets {} % of the need", Decimal{100.0 * score.need_met_within, 1}}
                 : Message{"service comes {} % nearer as a mean over people and kinds",
                           Decimal{100.0 * score.need_met_within, 1}};
    case CriterionKey::persons_newly_within:
      return Message{"{} people ({}) get at least one more kind of service within {}",
                     static_cast<std::int64_t>(std::llround(score.newly_within_any.count())),
                     model::place_names(score.newly_within_places, facts.places),
                     facts.threshold_label};
    case CriterionKey::travel_saved:
      return by_time
                 ? Message{"the way to service gets {} min shorter per inhabitant", Decimal{raw, 2}}
                 : Message{"the way to service gets {} km shorter per inhabitant", Decimal{raw, 2}};
    case CriterionKey::vulnerability_removed:
      return by_time ? Message{"the second nearest service comes {} min nearer per inhabitant",
                               Decimal{raw, 2}}
                     : Message{"the second nearest service comes {} km nearer per inhabitant",
                               Decimal{raw, 2}};
    case CriterionKey::offers:
      return base::counted(static_cast<std::uint64_t>(raw), "there is {} offer to contribute",
                           "there are {} offers to contribute");
  }
  return {};
}

/// Criteria by the points they give, most first; ties in their order.
std::array<CriterionKey, model::kCriteria> by_points(const model::CandidateScore& score) {
  std::array<CriterionKey, model::kCriteria> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys.at(i) = static_cast<CriterionKey>(i);
  }
  std::stable_sort(keys.begin(), keys.end(), [&](CriterionKey a, CriterionKey b) {
    return criterion(score, a).points > criterion(score, b).points;
  });
  return keys;
}

/// Where it loses most points to the one before it.
CriterionKey held_back_by(const model::CandidateScore& score, const model::CandidateScore& better) {
  std::size_t worst = 0;
  double most = 0.0;
  for (std::size_t i = 0; i < model::kCriteria; ++i) {
    const double lost = better.criteria.at(i).points - score.criteria.at(i).points;
    if (lost > most) {
      most = lost;
      worst = i;
    }
  }
  return static_cast<CriterionKey>(worst);
}

Message gains(const model::CandidateScore& score, const ReasonFacts& facts) {
  const auto keys = by_points(score);
  if (criterion(score, keys[0]).points <= 0.0) {
    return Message{"it changes nothing measurable"};
  }
  Message first = gain(keys[0], score, facts);
  if (criterion(score, keys[1]).points <= 0.0) {
    return first;
  }
  return Message{"{}, and {}", first, gain(keys[1], score, facts)};
}

Message standing_of(const model::CandidateScore& score, const ReasonFacts& facts) {
  const std::uint32_t rank = *score.rank_in_municipality;
  const Decimal points{score.score, 1};
  return facts.municipality.empty()
             ? Message{"Ranked {} of {} with {} of 100 points", rank, facts.ranked, points}
             : Message{"Ranked {} of {} in {} with {} of 100 points", rank, facts.ranked,
                       facts.municipality, points};
}

}  // namespace

Message reason(const model::CandidateScore& score,
               const model::CandidateScore* better,
               const ReasonFacts& facts) {
  const Message standing = standing_of(score, facts);
  if (better == nullptr) {
    return Message{"{}: {}.", standing, gains(score, facts)};
  }
  if (better->score - score.score <= 0.0) {
    return Message{"{}: {}. It has as many points as the one before it.", standing,
                   gains(score, facts)};
  }
  const CriterionKey key = held_back_by(score, *better);
  return Message{"{}: {}. The one before it does better on {}: {} points against {}.",
                 standing,
                 gains(score, facts),
                 model::name(key),
                 Decimal{criterion(*better, key).points, 1},
                 Decimal{criterion(score, key).points, 1}};
}

Message reason_without_rank(const model::Snap& snap) {
  if (!snap.distance) {
    return Message{"Not ranked: there is no road that can be used."};
  }
  return Message{"Not ranked: the nearest road that can be used is {} km away, too far.",
                 Decimal{*snap.distance / 1000.0, 1}};
}

}  // namespace narhet::siting
