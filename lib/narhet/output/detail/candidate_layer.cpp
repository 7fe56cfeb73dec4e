// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <memory>

namespace narhet::output::detail {
namespace {

using base::Message;

const model::Candidate& candidate_at(const model::Result& result, std::size_t row) {
  return result.candidates[base::index(result.ranking.scores[row].candidate)];
}

void add_identity(Columns& columns, const model::Result& result) {
  columns.push_back({"rank_in_municipality",
                     ColumnType::integer,
                     Message{"rank in the municipality"},
                     [&result](std::size_t row) -> Value {
                       const auto& rank = result.ranking.scores[row].rank_in_municipality;
                       return rank ? Value{std::int64_t{*rank}} : Value{};
                     },
                     {}});
  const auto text = [&](std::string name, Message alias, std::string model::Candidate::*field) {
    columns.push_back({std::move(name),
                       ColumnType::text,
                       std::move(alias),
                       [&result, field](std::size_t row) {
                         return text_or_null(candidate_at(result, row).*field);
                       },
                       {}});
  };
  text("id", Message{"id"}, &model::Candidate::id);
  text("name", Message{"name"}, &model::Candidate::name);
  text("host", Message{"what is there today"}, &model::Candidate::host);
}

/// Columns that stand in the order of the candidates, as columns in the order of the scores.
void add_in_order_of_rank(Columns& columns, const model::Result& result, Columns by_candidate) {
  for (Column& column : by_candidate) {
    column.value = [&result, value = std::move(column.value)](std::size_t row) {
      return value(base::index(result.ranking.scores[row].candidate));
    };
    columns.push_back(std::move(column));
  }
}

/// A value of a candidate that has a rank; NULL for the others, which have no score.
void add_ranked(Columns& columns,
                const model::Result& result,
                std::string name,
                ColumnType type,
                Message alias,
                std::function<Value(const model::CandidateScore&)> value) {
  columns.push_back({std::move(name),
                     type,
                     std::move(alias),
                     [&result, value = std::move(value)](std::size_t row) -> Value {
                       const model::CandidateScore& score = result.ranking.scores[row];
                       return score.rank ? value(score) : Value{};
                     },
                     {}});
}

using Score = model::CandidateScore;

void add_standings(Columns& columns, const model::Result& result) {
  add_ranked(columns, result, "score", ColumnType::real, Message{"score, 0 to 100"},
             [](const Score& score) -> Value { return score.score; });
  for (std::size_t i = 0; i < result.ranking.weight_sets.size(); ++i) {
    const model::WeightSet& set = result.ranking.weight_sets[i];
    add_ranked(columns, result, base::format("score_{}", set.key), ColumnType::real,
               Message{"score by the weights '{}'", set_name(result, set)},
               [i](const Score& score) {
                 const auto& standing = score.standings[i];
                 return standing ? Value{standing->score} : Value{};
               });
    add_ranked(columns, result, base::format("rank_{}", set.key), ColumnType::integer,
               Message{"rank in the municipality by the weights '{}'", set_name(result, set)},
               [i](const Score& score) {
                 const auto& standing = score.standings[i];
                 return standing ? Value{std::int64_t{standing->rank_in_municipality}} : Value{};
               });
  }
  const auto opinion = [&](std::string name, Message alias,
                           std::optional<std::uint32_t> Score::*rank) {
    add_ranked(columns, result, std::move(name), ColumnType::integer, std::move(alias),
               [rank](const Score& score) {
                 return score.*rank ? Value{std::int64_t{*(score.*rank)}} : Value{};
               });
  };
  opinion("rank_topsis", Message{"rank in the municipality by TOPSIS"}, &Score::rank_topsis);
  opinion("rank_promethee", Message{"rank in the municipality by PROMETHEE II"},
          &Score::rank_promethee);
}

void add_robustness(Columns& columns, const model::Result& result) {
  add_ranked(columns, result, "first_percent", ColumnType::real,
             Message{"first in so many percent of all weightings tried"}, [](const Score& score) {
               const auto& shares = score.robustness.rank_shares;
               return shares.empty() ? Value{} : Value{100.0 * shares.front()};
             });
  add_ranked(columns, result, "tier", ColumnType::integer,
             Message{"tier in the municipality: sites of one tier cannot be told apart"},
             [](const Score& score) {
               return score.robustness.tier == 0 ? Value{}
                                                 : Value{std::int64_t{score.robustness.tier}};
             });
}

void add_harm(Columns& columns, const model::Result& result) {
  const auto add = [&](std::string name, ColumnType type, Message alias,
                       std::function<Value(const Score&)> value) {
    add_ranked(columns, result, std::move(name), type, std::move(alias),
               [&result, value = std::move(value)](const Score& score) {
                 return result.ranking.harm_is_measured ? value(score) : Value{};
               });
  };
  const auto names = [&result](const Score& score, auto&& is_meant) {
    std::string text;
    for (const model::ShopHarm& each : score.harm) {
      if (is_meant(each)) {
        text += (text.empty() ? "" : ", ") +
                model::spoken_name(result.services[base::index(each.shop)]);
      }
    }
    return text_or_null(text);
  };
  add("harm_persons", ColumnType::real,
      Message{"persons who would have the site nearer than a shop that exists"},
      [](const Score& score) -> Value { return score.harm_persons.count(); });
  add("harm_shops", ColumnType::text, Message{"shops that would lose them"},
      [names](const Score& score) {
        return names(score, [](const auto& each) { return each.nearest_lost.count() > 0.0; });
      });
  add("driftstod_lost", ColumnType::text,
      Message{"shops that would no longer meet the distance condition of operating support"},
      [names](const Score& score) {
        return names(score, [](const auto& each) { return each.loses_distance_condition; });
      });
}

/// What a criterion says, and for those that weigh something what it gives and how much it would
/// weigh on average where the candidate is first.
void add_criterion(Columns& columns, const model::Result& result, std::size_t i) {
  const model::Criterion& criterion = result.ranking.criteria[i];
  add_ranked(columns, result, base::format("{}_raw", criterion.key), ColumnType::real,
             criterion.unit == model::CriterionUnit::number
                 ? Message{"{}: value", criterion.name}
                 : Message{"{}: value, {}", criterion.name, model::name(criterion.unit)},
             [i](const Score& score) { return real_or_null(score.criteria[i].raw); });
  add_ranked(columns, result, base::format("{}_scaled", criterion.key), ColumnType::real,
             Message{"{}: from 0 (worst) to 1 (target)", criterion.name},
             [i](const Score& score) { return real_or_null(score.criteria[i].scaled); });
  if (result.ranking.weight_sets.front().weights[i] <= 0.0) {
    return;
  }
  add_ranked(columns, result, base::format("{}_points", criterion.key), ColumnType::real,
             Message{"{}: points of the score", criterion.name}, [i](const Score& score) {
               const model::CriterionValue& value = score.criteria[i];
               return value.raw ? Value{value.points} : Value{};
             });
  add_ranked(columns, result, base::format("{}_central_percent", criterion.key), ColumnType::real,
             Message{"{}: mean weight where the site is first, %", criterion.name},
             [i](const Score& score) {
               const auto& weights = score.robustness.central_weights;
               return weights.empty() ? Value{} : Value{100.0 * weights[i]};
             });
}

void add_score(Columns& columns, const model::Result& result) {
  add_standings(columns, result);
  add_robustness(columns, result);
  add_harm(columns, result);
  add_ranked(columns, result, "newly_within_any", ColumnType::real,
             Message{"persons who would get at least one more kind within the first threshold"},
             [](const Score& score) -> Value { return score.newly_within_any.count(); });
  add_ranked(columns, result, "nearer_outside", ColumnType::real,
             Message{"persons outside the municipality who would have some service nearer; they "
                     "give no points"},
             [](const Score& score) -> Value { return score.nearer_outside.count(); });
  for (std::size_t i = 0; i < result.ranking.criteria.size(); ++i) {
    add_criterion(columns, result, i);
  }
}

void add_text(Columns& columns,
              const model::Result& result,
              std::string_view name,
              base::Language language,
              Message alias,
              Message model::CandidateScore::*text) {
  const auto catalogue = std::make_shared<const base::Catalogue>(language);
  columns.push_back({base::format("{}_{}", name, base::code(language)),
                     ColumnType::text,
                     std::move(alias),
                     [&result, catalogue, text](std::size_t row) {
                       return text_or_null(catalogue->render(result.ranking.scores[row].*text));
                     },
                     {}});
}

}  // namespace

Layer candidate_layer(const model::Result& result) {
  Layer layer{
      "candidates",
      Message{"Candidate sites"},
      Message{
          "one row per candidate site: its score, its rank in its municipality and why; points of "
          "two municipalities cannot be compared"},
      GeometryType::point,
      result.ranking.scores.size(),
      {},
      [&result](std::size_t row) { return candidate_at(result, row).position; }};
  add_identity(layer.columns, result);
  Columns by_candidate;
  add_municipality(by_candidate, result, result.candidates);
  add_snap(by_candidate, result.candidate_snaps);
  add_in_order_of_rank(layer.columns, result, std::move(by_candidate));
  add_score(layer.columns, result);
  using base::Language;
  add_text(layer.columns, result, "reason", Language::swedish, Message{"reason (Swedish)"},
           &Score::reason);
  add_text(layer.columns, result, "reason", Language::english, Message{"reason (English)"},
           &Score::reason);
  add_text(layer.columns, result, "against", Language::swedish,
           Message{"why the one before it stands before it (Swedish)"}, &Score::against);
  add_text(layer.columns, result, "against", Language::english,
           Message{"why the one before it stands before it (English)"}, &Score::against);
  add_text(layer.columns, result, "against_first", Language::swedish,
           Message{"why the first of the municipality stands before it (Swedish)"},
           &Score::against_first);
  add_text(layer.columns, result, "against_first", Language::english,
           Message{"why the first of the municipality stands before it (English)"},
           &Score::against_first);
  return layer;
}

}  // namespace narhet::output::detail
