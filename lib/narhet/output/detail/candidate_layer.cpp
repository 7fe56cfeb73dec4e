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
  return result.candidates[base::index(result.scores[row].candidate)];
}

void add_identity(Columns& columns, const model::Result& result) {
  using Rank = std::optional<std::uint32_t> model::CandidateScore::*;
  const auto rank = [&](std::string name, Message alias, Rank field) {
    columns.push_back({std::move(name),
                       ColumnType::integer,
                       std::move(alias),
                       [&result, field](std::size_t row) -> Value {
                         const auto& value = result.scores[row].*field;
                         return value ? Value{std::int64_t{*value}} : Value{};
                       },
                       {}});
  };
  rank("rank_in_municipality", Message{"rank in the municipality"},
       &model::CandidateScore::rank_in_municipality);
  rank("rank", Message{"rank in the study"}, &model::CandidateScore::rank);
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
      return value(base::index(result.scores[row].candidate));
    };
    columns.push_back(std::move(column));
  }
}

/// A number of a candidate that has a rank; NULL for the others, which have no score.
void add_ranked(Columns& columns,
                const model::Result& result,
                std::string name,
                Message alias,
                std::function<double(const model::CandidateScore&)> value) {
  columns.push_back({std::move(name),
                     ColumnType::real,
                     std::move(alias),
                     [&result, value = std::move(value)](std::size_t row) -> Value {
                       const model::CandidateScore& score = result.scores[row];
                       return score.rank ? Value{value(score)} : Value{};
                     },
                     {}});
}

void add_score(Columns& columns, const model::Result& result) {
  using Score = model::CandidateScore;
  add_ranked(columns, result, "score", Message{"score, 0 to 100"},
             [](const Score& score) { return score.score; });
  add_ranked(columns, result, "newly_within_any",
             Message{"persons who would get at least one more kind within the first threshold"},
             [](const Score& score) { return score.newly_within_any.count(); });
  for (std::size_t i = 0; i < model::kCriteria; ++i) {
    const auto criterion = static_cast<model::CriterionKey>(i);
    const std::string_view key = model::key(criterion);
    const Message name = model::name(criterion);
    add_ranked(columns, result, base::format("{}_raw", key), Message{"{}: value", name},
               [i](const Score& score) { return score.criteria[i].raw; });
    add_ranked(columns, result, base::format("{}_scaled", key),
               Message{"{}: from 0 (worst) to 1 (target)", name},
               [i](const Score& score) { return score.criteria[i].scaled; });
    add_ranked(columns, result, base::format("{}_points", key),
               Message{"{}: points of the score", name},
               [i](const Score& score) { return score.criteria[i].points; });
  }
}

void add_reason(Columns& columns,
                const model::Result& result,
                base::Language language,
                Message alias) {
  const auto catalogue = std::make_shared<const base::Catalogue>(language);
  columns.push_back({base::format("reason_{}", base::code(language)),
                     ColumnType::text,
                     std::move(alias),
                     [&result, catalogue](std::size_t row) {
                       return text_or_null(catalogue->render(result.scores[row].reason));
                     },
                     {}});
}

}  // namespace

Layer candidate_layer(const model::Result& result) {
  Layer layer{"candidates",
              Message{"Candidate sites"},
              Message{"one row per candidate site, the best first: its score and why"},
              GeometryType::point,
              result.scores.size(),
              {},
              [&result](std::size_t row) { return candidate_at(result, row).position; }};
  add_identity(layer.columns, result);
  Columns by_candidate;
  add_municipality(by_candidate, result, result.candidates);
  add_snap(by_candidate, result.candidate_snaps);
  add_in_order_of_rank(layer.columns, result, std::move(by_candidate));
  add_score(layer.columns, result);
  add_reason(layer.columns, result, base::Language::swedish, Message{"reason (Swedish)"});
  add_reason(layer.columns, result, base::Language::english, Message{"reason (English)"});
  return layer;
}

}  // namespace narhet::output::detail
