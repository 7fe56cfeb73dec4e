// SPDX-License-Identifier: MIT
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <algorithm>
#include <functional>

namespace narhet::output::detail {
namespace {

using base::Message;

/// Appends a column of what `value` says of each row of `rows`, which has to outlive the layer.
template <class Row>
void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         const std::vector<Row>& rows,
         std::function<Value(const Row&)> value,
         std::vector<Term> terms = {}) {
  columns.push_back(
      {std::move(name), type, std::move(alias),
       [&rows, value = std::move(value)](std::size_t row) { return value(rows[row]); },
       std::move(terms)});
}

Layer table(std::string name, Message title, Message description, std::size_t rows) {
  return {
      std::move(name), std::move(title), std::move(description), GeometryType::none, rows, {}, {}};
}

std::vector<Term> aspect_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kAspects; ++i) {
    const auto aspect = static_cast<model::Aspect>(i);
    terms.push_back({std::string{model::key(aspect)}, base::Argument{model::name(aspect)}});
  }
  return terms;
}

std::vector<Term> unit_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kCriterionUnits; ++i) {
    const auto unit = static_cast<model::CriterionUnit>(i);
    terms.push_back({std::string{model::key(unit)}, base::Argument{model::name(unit)}});
  }
  return terms;
}

std::vector<Term> criterion_terms(const model::Result& result) {
  std::vector<Term> terms;
  for (const model::Criterion& criterion : result.ranking.criteria) {
    terms.push_back({criterion.key, base::Argument{criterion.name}});
  }
  return terms;
}

/// Of how many ranked candidates the criterion says something.
std::int64_t measured(const model::Result& result, std::size_t criterion) {
  return std::count_if(result.ranking.scores.begin(), result.ranking.scores.end(),
                       [criterion](const model::CandidateScore& score) {
                         return score.rank && score.criteria[criterion].raw;
                       });
}

Value candidate_id(const model::Result& result,
                   const std::optional<base::CandidateIndex>& candidate) {
  return candidate ? text_or_null(result.candidates[base::index(*candidate)].id) : Value{};
}

}  // namespace

Layer criteria_layer(const model::Result& result) {
  using model::Criterion;
  const std::vector<Criterion>& criteria = result.ranking.criteria;
  Layer layer = table("criteria", Message{"Criteria"},
                      Message{"one row per criterion: its scale, its weights, and whether it is "
                              "measured"},
                      criteria.size());
  Columns& columns = layer.columns;
  add<Criterion>(
      columns, "criterion", ColumnType::text, Message{"criterion"}, criteria,
      [](const Criterion& each) -> Value { return each.key; }, criterion_terms(result));
  add<Criterion>(
      columns, "aspect", ColumnType::text, Message{"speaks for"}, criteria,
      [](const Criterion& each) -> Value {
        return std::string{model::key(model::aspect(each.measure))};
      },
      aspect_terms());
  add<Criterion>(
      columns, "unit", ColumnType::text, Message{"unit"}, criteria,
      [](const Criterion& each) -> Value { return std::string{model::key(each.unit)}; },
      unit_terms());
  add<Criterion>(
      columns, "less_is_better", ColumnType::boolean, Message{"less is better"}, criteria,
      [](const Criterion& each) -> Value { return std::int64_t{each.less_is_better ? 1 : 0}; });
  add<Criterion>(columns, "worst", ColumnType::real, Message{"value that scores 0"}, criteria,
                 [](const Criterion& each) -> Value { return each.worst; });
  add<Criterion>(columns, "target", ColumnType::real, Message{"value that scores 1"}, criteria,
                 [](const Criterion& each) -> Value { return each.target; });
  columns.push_back({"measured",
                     ColumnType::integer,
                     Message{"ranked candidates for which it is measured"},
                     [&result](std::size_t row) -> Value { return measured(result, row); },
                     {}});
  for (const model::WeightSet& set : result.ranking.weight_sets) {
    columns.push_back({base::format("weight_{}", set.key),
                       ColumnType::real,
                       Message{"weight: {}", set_name(result, set)},
                       [&set](std::size_t row) -> Value { return set.weights[row]; },
                       {}});
  }
  return layer;
}

Layer correlation_layer(const model::Result& result) {
  using Row = model::CriterionCorrelation;
  const std::vector<Row>& rows = result.ranking.correlations;
  Layer layer = table("criteria_correlation", Message{"How criteria go together"},
                      Message{"one row per pair of criteria: whether they rank the candidates "
                              "alike"},
                      rows.size());
  Columns& columns = layer.columns;
  const auto criterion = [&](std::string name, Message alias, std::size_t Row::*field) {
    add<Row>(
        columns, std::move(name), ColumnType::text, std::move(alias), rows,
        [&result, field](const Row& row) -> Value {
          return result.ranking.criteria[row.*field].key;
        },
        criterion_terms(result));
  };
  criterion("criterion_a", Message{"one criterion"}, &Row::a);
  criterion("criterion_b", Message{"the other criterion"}, &Row::b);
  add<Row>(columns, "candidates", ColumnType::integer,
           Message{"ranked candidates for which both are measured"}, rows,
           [](const Row& row) -> Value { return std::int64_t{row.candidates}; });
  add<Row>(columns, "spearman", ColumnType::real,
           Message{"rank correlation, -1 (against each other) to 1 (alike)"}, rows,
           [](const Row& row) -> Value { return row.spearman; });
  return layer;
}

Layer stability_layer(const model::Result& result) {
  using Row = model::WeightStability;
  const std::vector<Row>& rows = result.ranking.stability;
  Layer layer = table("weight_stability", Message{"How firm the first place is"},
                      Message{"one row per municipality and criterion: between which weights the "
                              "first stays first"},
                      rows.size());
  Columns& columns = layer.columns;
  add_municipality(columns, result, rows);
  add<Row>(columns, "first_id", ColumnType::text, Message{"the first"}, rows,
           [&result](const Row& row) { return candidate_id(result, row.first); });
  add<Row>(
      columns, "criterion", ColumnType::text, Message{"criterion"}, rows,
      [&result](const Row& row) -> Value { return result.ranking.criteria[row.criterion].key; },
      criterion_terms(result));
  const auto share = [&](std::string name, Message alias, double Row::*field) {
    add<Row>(columns, std::move(name), ColumnType::real, std::move(alias), rows,
             [field](const Row& row) -> Value { return 100.0 * row.*field; });
  };
  share("weight_percent", Message{"its weight, % of all"}, &Row::weight);
  share("from_percent", Message{"first from this weight, %"}, &Row::from);
  share("to_percent", Message{"first up to this weight, %"}, &Row::to);
  const auto other = [&](std::string name, Message alias,
                         std::optional<base::CandidateIndex> Row::*field) {
    add<Row>(columns, std::move(name), ColumnType::text, std::move(alias), rows,
             [&result, field](const Row& row) { return candidate_id(result, row.*field); });
  };
  other("first_below_id", Message{"who is first below"}, &Row::first_below);
  other("first_above_id", Message{"who is first above"}, &Row::first_above);
  return layer;
}

}  // namespace narhet::output::detail
