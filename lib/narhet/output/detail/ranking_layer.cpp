// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

struct Row {
  const model::RankingView* view{};
  const model::RankedCandidate* ranked{};
};

std::vector<Term> view_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kRankedBy; ++i) {
    const auto by = static_cast<model::RankedBy>(i);
    terms.push_back({std::string{model::key(by)}, base::Argument{model::name(by)}});
  }
  return terms;
}

}  // namespace

Layer ranking_layer(const model::Result& result) {
  std::vector<Row> found;
  for (const model::RankingView& view : result.ranking_views) {
    for (const model::RankedCandidate& ranked : view.candidates) {
      found.push_back({&view, &ranked});
    }
  }
  const auto rows = std::make_shared<const std::vector<Row>>(std::move(found));
  Layer layer{
      "candidate_rankings",
      Message{"Rankings of the candidate sites"},
      Message{
          "one row per candidate site and way to take the needs: by population only, by "
          "voices only, by both, and without each meeting; and per run with other speeds on the "
          "roads"},
      GeometryType::none,
      rows->size(),
      {},
      {}};
  const auto column = [&](std::string name, ColumnType type, Message alias,
                          std::function<Value(const Row&)> of) {
    layer.columns.push_back(
        {std::move(name),
         type,
         std::move(alias),
         [rows, of = std::move(of)](std::size_t row) { return of((*rows)[row]); },
         {}});
  };
  const auto candidate = [&result](const Row& row) -> const model::Candidate& {
    return result.candidates[base::index(row.ranked->candidate)];
  };
  column("view", ColumnType::text, Message{"how the ranking is taken"},
         [](const Row& row) -> Value { return std::string{model::key(row.view->by)}; });
  layer.columns.back().terms = view_terms();
  column("without_meeting", ColumnType::text, Message{"meeting that is left out"},
         [](const Row& row) { return text_or_null(row.view->meeting); });
  column("speed_run", ColumnType::integer, Message{"run with other speeds on the roads"},
         [](const Row& row) {
           return row.view->run > 0 ? Value{std::int64_t{row.view->run}} : Value{};
         });
  column("municipality_code", ColumnType::text, Message{"municipality code"},
         [&result, candidate](const Row& row) -> Value {
           const auto& municipality = candidate(row).municipality;
           return municipality
                      ? text_or_null(result.municipalities[base::index(*municipality)].code)
                      : Value{};
         });
  column("candidate_id", ColumnType::text, Message{"candidate site"},
         [candidate](const Row& row) -> Value { return candidate(row).id; });
  column("candidate_name", ColumnType::text, Message{"name of the candidate site"},
         [candidate](const Row& row) { return text_or_null(candidate(row).name); });
  column("rank_in_municipality", ColumnType::integer, Message{"rank in the municipality"},
         [](const Row& row) {
           const auto& rank = row.ranked->rank_in_municipality;
           return rank ? Value{std::int64_t{*rank}} : Value{};
         });
  column("score", ColumnType::real, Message{"score, 0 to 100"}, [](const Row& row) {
    return row.ranked->rank_in_municipality ? Value{row.ranked->score} : Value{};
  });
  return layer;
}

}  // namespace narhet::output::detail
