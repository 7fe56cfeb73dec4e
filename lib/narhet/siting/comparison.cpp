// SPDX-License-Identifier: MIT
#include "narhet/siting/comparison.hpp"

#include "narhet/siting/detail/area_ranking.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/weight_stability.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::Decimal;
using base::index;
using base::Message;

/// Points that are worth a word: less may not even show in the raw values.
constexpr double kWorthSaying = 0.5;
/// Half of the last place that points are shown with: less is as many.
constexpr double kSamePoints = 0.05;

double lead(const NamedScore& a, const NamedScore& b, std::size_t criterion) {
  return a.score.criteria[criterion].points - b.score.criteria[criterion].points;
}

/// "offers to contribute (3 against 1)".
Message better_on(const NamedScore& a,
                  const NamedScore& b,
                  std::size_t c,
                  const ComparisonFacts& facts) {
  const model::Criterion& criterion = facts.criteria[c];
  const double raw_a = *a.score.criteria[c].raw;
  const double raw_b = *b.score.criteria[c].raw;
  return Message{"{} ({} against {})", criterion.name, detail::raw_value(criterion, raw_a),
                 detail::raw_value(criterion, raw_b)};
}

/// What `a` is better on than `b`, most points first.
std::vector<Message> strengths(const NamedScore& a,
                               const NamedScore& b,
                               const ComparisonFacts& facts) {
  std::vector<std::size_t> better;
  for (std::size_t c = 0; c < facts.criteria.size(); ++c) {
    if (lead(a, b, c) >= kWorthSaying) {
      better.push_back(c);
    }
  }
  std::stable_sort(better.begin(), better.end(),
                   [&](std::size_t c, std::size_t d) { return lead(a, b, c) > lead(a, b, d); });
  std::vector<Message> parts;
  parts.reserve(better.size());
  for (const std::size_t c : better) {
    parts.push_back(better_on(a, b, c, facts));
  }
  return parts;
}

std::vector<double> scaled_values(const NamedScore& a) {
  std::vector<double> values;
  for (const model::CriterionValue& value : a.score.criteria) {
    values.push_back(value.scaled.value_or(0.0));
  }
  return values;
}

/// In whole per cents, with a decimal where that would round to none or all and is not.
Decimal whole_percent(double share) {
  const double value = 100.0 * share;
  if ((value > 99.0 && value < 100.0) || (value > 0.0 && value < 1.0)) {
    return {std::clamp(value, 0.1, 99.9), 1};
  }
  return {value, 0};
}

/// With decimals only where whole per cents would read the same.
std::pair<Decimal, Decimal> percents_that_differ(double a, double b) {
  constexpr int kMostDecimals = 3;
  if (std::round(100.0 * a) != std::round(100.0 * b)) {
    return {whole_percent(a), whole_percent(b)};
  }
  int decimals = 1;
  double scale = 1000.0;
  while (decimals < kMostDecimals && std::round(scale * a) == std::round(scale * b)) {
    ++decimals;
    scale *= 10.0;
  }
  return {Decimal{100.0 * a, decimals}, Decimal{100.0 * b, decimals}};
}

const model::CandidateScore& score_of(const model::Ranking& ranking,
                                      base::CandidateIndex candidate) {
  return *std::find_if(ranking.scores.begin(), ranking.scores.end(),
                       [&](const auto& score) { return score.candidate == candidate; });
}

/// The ranked candidates of one municipality, or of none.
std::vector<const model::CandidateScore*> ranked_in(
    const std::optional<base::MunicipalityIndex>& municipality,
    const model::Ranking& ranking,
    std::span<const model::Candidate> candidates) {
  std::vector<const model::CandidateScore*> scores;
  for (const model::CandidateScore& score : ranking.scores) {
    if (score.rank_in_municipality &&
        candidates[index(score.candidate)].municipality == municipality) {
      scores.push_back(&score);
    }
  }
  return scores;
}

Message without_rank(const NamedScore& a, const NamedScore& b) {
  if (a.score.rank_in_municipality || b.score.rank_in_municipality) {
    return Message{
        "{} lies too far from every road that can be used, so it has no rank, and "
        "nothing to compare.",
        a.score.rank_in_municipality ? b.name : a.name};
  }
  return Message{
      "{} and {} lie too far from every road that can be used, so they have no rank, "
      "and nothing to compare.",
      a.name, b.name};
}

}  // namespace

Message what_reverses(const NamedScore& leader,
                      const NamedScore& other,
                      const ComparisonFacts& facts) {
  const auto turn = reversal(scaled_values(leader), scaled_values(other), facts.shares);
  if (!turn) {
    return Message{"No change of a single weight would put {} before {}.", other.name, leader.name};
  }
  const Message& criterion = facts.criteria[turn->criterion].name;
  const double now = facts.shares[turn->criterion];
  const auto [limit, current] = percents_that_differ(turn->share, now);
  return turn->share > now
             ? Message{"{} would pass {} if {} weighed more than {} % of everything, against {} % "
                       "now.",
                       other.name, leader.name, criterion, limit, current}
             : Message{"{} would pass {} if {} weighed less than {} % of everything, against {} % "
                       "now.",
                       other.name, leader.name, criterion, limit, current};
}

Message comparison(const NamedScore& a, const NamedScore& b, const ComparisonFacts& facts) {
  const double difference = a.score.score - b.score.score;
  if (difference < 0.0) {
    return comparison(b, a, facts);
  }
  const auto ours = strengths(a, b, facts);
  const auto theirs = strengths(b, a, facts);
  if (difference < kSamePoints && ours.empty() && theirs.empty()) {
    return Message{"{} and {} have as many points, {}, and hardly differ in anything that weighs.",
                   a.name, b.name, Decimal{a.score.score, 1}};
  }
  std::vector<Message> sentences;
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  if (ours.empty()) {
    say(Message{"{} before {}, with {} points against {}, by small differences alone.", a.name,
                b.name, Decimal{a.score.score, 1}, Decimal{b.score.score, 1}});
  } else {
    say(Message{"{} before {}, with {} points against {}, because it is better on {}.", a.name,
                b.name, Decimal{a.score.score, 1}, Decimal{b.score.score, 1},
                detail::enumeration(ours)});
  }
  if (!theirs.empty()) {
    say(Message{"{} is better on {}.", b.name, detail::enumeration(theirs)});
  }
  sentences.push_back(what_reverses(a, b, facts));
  return detail::paragraph(sentences);
}

Message comparison(const model::Ranking& ranking,
                   std::span<const model::Candidate> candidates,
                   std::span<const model::Municipality> municipalities,
                   base::CandidateIndex a,
                   base::CandidateIndex b) {
  const auto named = [&](base::CandidateIndex candidate) {
    return NamedScore{score_of(ranking, candidate), candidates[index(candidate)].name};
  };
  const auto& area = candidates[index(a)].municipality;
  if (!named(a).score.rank_in_municipality || !named(b).score.rank_in_municipality) {
    return without_rank(named(a), named(b));
  }
  if (area != candidates[index(b)].municipality) {
    const auto standing = [&](base::CandidateIndex candidate) {
      const auto& its = candidates[index(candidate)].municipality;
      const std::size_t of = ranked_in(its, ranking, candidates).size();
      const NamedScore site = named(candidate);
      const std::uint32_t rank = *site.score.rank_in_municipality;
      return its ? Message{"{} is ranked {} of {} in {}", site.name, rank, of,
                           municipalities[index(*its)].name}
                 : Message{"{} is ranked {} of {} outside the municipalities", site.name, rank, of};
    };
    return Message{
        "{}, and {}. Each municipality ranks its own candidates and measures them by how "
        "many live there, so their points cannot be compared.",
        standing(a), standing(b)};
  }
  const auto shares = detail::measured_shares(ranking.weight_sets.front().weights,
                                              ranked_in(area, ranking, candidates));
  return comparison(named(a), named(b), {ranking.criteria, shares});
}

}  // namespace narhet::siting
