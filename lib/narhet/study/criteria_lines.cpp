// SPDX-License-Identifier: MIT
#include "narhet/study/criteria_lines.hpp"

#include "narhet/study/score_settings.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;

std::string set_name(const model::WeightSet& set, base::Language language) {
  return language == base::Language::swedish ? set.swedish : set.english;
}

/// The sets of weights that a criterion weighs something in, by name; empty if none.
std::string asked_by(const model::Ranking& ranking,
                     std::size_t criterion,
                     base::Language language) {
  std::string names;
  for (const model::WeightSet& set : ranking.weight_sets) {
    if (set.weights[criterion] > 0.0) {
      names += (names.empty() ? "'" : ", '") + set_name(set, language) + "'";
    }
  }
  return names;
}

/// Why a criterion has no value for some candidates, and what its weight does then.
Message not_measured(std::uint64_t candidates,
                     const model::Criterion& criterion,
                     const std::string& sets,
                     bool is_withheld) {
  if (is_withheld && criterion.measure == model::Measure::offers) {
    return base::counted(
        candidates,
        "of {} candidate it may not be told whether anybody offered to contribute: in its "
        "municipality that weighs nothing in the weights {}, and the other criteria share its "
        "weight",
        "of {} candidates it may not be told whether anybody offered to contribute: in their "
        "municipalities that weighs nothing in the weights {}, and the other criteria share its "
        "weight",
        sets);
  }
  return base::counted(
      candidates,
      "{} candidate has no value for '{}': in its municipality that weighs nothing in the "
      "weights {}, and the other criteria share its weight",
      "{} candidates have no value for '{}': in their municipalities that weighs nothing in "
      "the weights {}, and the other criteria share its weight",
      criterion.name, sets);
}

/// The criteria that weights ask for and the inputs do not measure for every candidate.
void add_not_measured(const model::Ranking& ranking,
                      base::Language language,
                      std::vector<Line>& lines) {
  for (std::size_t c = 0; c < ranking.criteria.size(); ++c) {
    const auto missing = static_cast<std::uint64_t>(std::count_if(
        ranking.scores.begin(), ranking.scores.end(),
        [c](const model::CandidateScore& score) { return score.rank && !score.criteria[c].raw; }));
    const std::string sets = asked_by(ranking, c, language);
    if (missing > 0 && !sets.empty()) {
      lines.push_back(
          {not_measured(missing, ranking.criteria[c], sets, ranking.some_offers_are_withheld)});
    }
  }
}

/// Costs that stand in the table of candidates and change no rank.
void add_unweighed_cost(const model::Ranking& ranking,
                        base::Language language,
                        std::vector<Line>& lines) {
  for (std::size_t c = 0; c < ranking.criteria.size(); ++c) {
    const bool is_known =
        std::any_of(ranking.scores.begin(), ranking.scores.end(),
                    [c](const model::CandidateScore& score) { return score.criteria[c].raw; });
    if (ranking.criteria[c].measure == model::Measure::cost && is_known &&
        asked_by(ranking, c, language).empty()) {
      lines.push_back({Message{"what the candidates cost weighs nothing in any score"},
                       Line::Weight::main,
                       Message{"a weight for 'cost' in [[score.weights]] counts it"}});
    }
  }
}

/// Where a set of weights may count one thing twice.
void add_counted_twice(const model::Ranking& ranking,
                       base::Language language,
                       std::vector<Line>& lines) {
  for (const model::WeightSet& set : ranking.weight_sets) {
    for (const model::Aspect aspect : crowded_aspects(ranking.criteria, set.weights)) {
      lines.push_back(
          {Message{"weights '{}': several criteria speak for the same thing, {}: it "
                   "may count twice",
                   set_name(set, language), model::name(aspect)}});
    }
  }
}

/// How alike the criteria that decide rank the candidates: the pair most alike, in detail all.
void add_deciding_correlations(const model::Ranking& ranking, std::vector<Line>& lines) {
  const std::vector<double>& weights = ranking.weight_sets.front().weights;
  std::vector<const model::CriterionCorrelation*> rows;
  for (const model::CriterionCorrelation& row : ranking.correlations) {
    if (weights[row.a] > 0.0 && weights[row.b] > 0.0) {
      rows.push_back(&row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto* a, const auto* b) { return a->spearman > b->spearman; });
  for (const model::CriterionCorrelation* row : rows) {
    const Message& a = ranking.criteria[row->a].name;
    const Message& b = ranking.criteria[row->b].name;
    const Decimal alike{row->spearman, 2};
    if (row == rows.front()) {
      lines.push_back(
          {Message{"of the criteria that decide, '{}' and '{}' rank the candidates most "
                   "alike: rank correlation {} (1: the same order)",
                   a, b, alike}});
    } else {
      lines.push_back(
          {Message{"  '{}' and '{}': rank correlation {}", a, b, alike}, Line::Weight::detail});
    }
  }
}

/// Pairs of criteria of one set of weights that rank the candidates nearly alike.
void add_correlations(const model::Ranking& ranking, std::vector<Line>& lines) {
  constexpr double kNearlyAlike = 0.9;
  for (const model::CriterionCorrelation& row : ranking.correlations) {
    const bool weigh_together = std::any_of(
        ranking.weight_sets.begin(), ranking.weight_sets.end(),
        [&](const auto& set) { return set.weights[row.a] > 0.0 && set.weights[row.b] > 0.0; });
    if (weigh_together && row.spearman > kNearlyAlike) {
      lines.push_back({Message{
          "'{}' and '{}' rank the candidates nearly alike (rank correlation "
          "{}): together they count for more than each seems to",
          ranking.criteria[row.a].name, ranking.criteria[row.b].name, Decimal{row.spearman, 2}}});
    }
  }
  add_deciding_correlations(ranking, lines);
}

}  // namespace

std::vector<Line> criteria_lines(const model::Ranking& ranking, base::Language language) {
  std::vector<Line> lines;
  if (!ranking.scores.empty()) {
    add_not_measured(ranking, language, lines);
    add_unweighed_cost(ranking, language, lines);
    add_counted_twice(ranking, language, lines);
    add_correlations(ranking, lines);
  }
  return lines;
}

}  // namespace narhet::study
