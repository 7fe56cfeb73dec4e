// SPDX-License-Identifier: MIT
#include "narhet/siting/comparison.hpp"

#include "narhet/siting/detail/advantage_sentence.hpp"
#include "narhet/siting/detail/area_ranking.hpp"
#include "narhet/siting/detail/capped_sentence.hpp"
#include "narhet/siting/detail/harm_sentence.hpp"
#include "narhet/siting/detail/need_sentence.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/weight_stability.hpp"

#include <algorithm>
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
/// Decimals of points where one would read the same.
constexpr int kMostPointDecimals = 2;

double lead(const NamedScore& a, const NamedScore& b, std::size_t criterion) {
  return a.score.criteria[criterion].points - b.score.criteria[criterion].points;
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
    parts.push_back(detail::advantage(a.score, b.score, c, facts));
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
  const int decimals = detail::decimals_that_differ(100.0 * a, 100.0 * b, 0, kMostDecimals);
  if (decimals == 0) {
    return {whole_percent(a), whole_percent(b)};
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
    const std::optional<base::MunicipalityIndex>& municipality, const RankedSites& sites) {
  std::vector<const model::CandidateScore*> scores;
  for (const model::CandidateScore& score : sites.ranking.scores) {
    if (score.rank_in_municipality &&
        sites.candidates[index(score.candidate)].municipality == municipality) {
      scores.push_back(&score);
    }
  }
  return scores;
}

/// Where a candidate stands in its municipality.
Message standing(const NamedScore& site, const RankedSites& sites) {
  const auto& area = sites.candidates[index(site.score.candidate)].municipality;
  const std::size_t of = ranked_in(area, sites).size();
  const std::uint32_t rank = *site.score.rank_in_municipality;
  return area ? Message{"{} is number {} of {} in {}", site.name, rank, of,
                        sites.municipalities[index(*area)].name}
              : Message{"{} is number {} of {} outside the municipalities", site.name, rank, of};
}

Message without_rank(const NamedScore& a, const NamedScore& b) {
  for (const NamedScore* each : {&a, &b}) {
    if (each->score.no_rank == model::NoRank::not_measured) {
      return Message{"{}: {}", each->name, each->score.reason};
    }
  }
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

/// What each of two is better on, as clauses.
struct Strengths {
  std::vector<Message> ours;
  std::vector<Message> theirs;
};

void add_what_speaks_for(const NamedScore& site,
                         const std::vector<Message>& its,
                         std::vector<Message>& sentences) {
  if (!its.empty()) {
    const auto sentence = Message{"Speaking for {}: {}.", site.name, detail::clauses(its)};
    sentences.push_back(sentence);
  }
}

void add_equality(const NamedScore& a,
                  const NamedScore& b,
                  const Strengths& better,
                  std::vector<Message>& sentences) {
  const Decimal points{a.score.score, 1};
  const bool differ = !better.ours.empty() || !better.theirs.empty();
  const auto sentence =
      differ ? Message{"{} and {} have as many points, {}.", a.name, b.name, points}
             : Message{
                   "{} and {} have as many points, {}, and hardly differ in anything that "
                   "weighs.",
                   a.name, b.name, points};
  sentences.push_back(sentence);
  add_what_speaks_for(a, better.ours, sentences);
  add_what_speaks_for(b, better.theirs, sentences);
}

/// @pre `a` has more points
void add_order(const NamedScore& a,
               const NamedScore& b,
               const Strengths& better,
               std::vector<Message>& sentences) {
  const int decimals =
      detail::decimals_that_differ(a.score.score, b.score.score, 1, kMostPointDecimals);
  const Decimal more{a.score.score, decimals};
  const Decimal fewer{b.score.score, decimals};
  const auto sentence =
      better.ours.empty()
          ? Message{"{} comes before {} with {} points against {}, by small differences alone.",
                    a.name, b.name, more, fewer}
          : Message{"{} comes before {} with {} points against {}: {}.",
                    a.name,
                    b.name,
                    more,
                    fewer,
                    detail::clauses(better.ours)};
  sentences.push_back(sentence);
  add_what_speaks_for(b, better.theirs, sentences);
  if (a.score.score - b.score.score < detail::kAsGoodInPractice) {
    const auto in_practice = Message{"In practice the two are equally good."};
    sentences.push_back(in_practice);
  }
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
  if (a.score.score < b.score.score) {
    return comparison(b, a, facts);
  }
  const auto ours = strengths(a, b, facts);
  const auto theirs = strengths(b, a, facts);
  const bool have_as_many = detail::read_the_same(a.score.score, b.score.score, kMostPointDecimals);
  std::vector<Message> sentences;
  if (have_as_many) {
    add_equality(a, b, {ours, theirs}, sentences);
  } else {
    add_order(a, b, {ours, theirs}, sentences);
  }
  detail::add_beyond_points(a, b, facts, sentences);
  detail::add_beyond_points(b, a, facts, sentences);
  if (facts.harm && detail::harms(a.score)) {
    detail::add_harm(a.score, a.name, *facts.harm, sentences);
    detail::add_harm(b.score, b.name, *facts.harm, sentences);
  }
  if (!have_as_many || !ours.empty() || !theirs.empty()) {
    sentences.push_back(what_reverses(a, b, facts));
  }
  detail::add_what_is_told(facts.heard, sentences);
  return detail::paragraph(sentences);
}

Message comparison(const RankedSites& sites, base::CandidateIndex a, base::CandidateIndex b) {
  const auto named = [&](base::CandidateIndex candidate) {
    return NamedScore{score_of(sites.ranking, candidate), sites.candidates[index(candidate)].name};
  };
  const auto& area = sites.candidates[index(a)].municipality;
  if (!named(a).score.rank_in_municipality || !named(b).score.rank_in_municipality) {
    return without_rank(named(a), named(b));
  }
  if (area != sites.candidates[index(b)].municipality) {
    return Message{
        "{}, and {}. Each municipality ranks its own candidates and measures them by how "
        "many live there, so their points cannot be compared.",
        standing(named(a), sites), standing(named(b), sites)};
  }
  const auto shares =
      detail::measured_shares(sites.ranking.weight_sets.front().weights, ranked_in(area, sites));
  return comparison(named(a), named(b), {sites.ranking.criteria, shares, sites.heard, sites.harm});
}

}  // namespace narhet::siting
