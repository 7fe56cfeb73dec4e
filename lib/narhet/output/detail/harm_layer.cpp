// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

/// A candidate and what it does to one shop.
struct HarmRow {
  base::CandidateIndex candidate{};
  const model::ShopHarm* harm{};
};

using Rows = std::shared_ptr<const std::vector<HarmRow>>;

Rows rows_of(const model::Result& result) {
  std::vector<HarmRow> rows;
  for (const model::CandidateScore& score : result.ranking.scores) {
    for (const model::ShopHarm& harm : score.harm) {
      rows.push_back({score.candidate, &harm});
    }
  }
  return std::make_shared<const std::vector<HarmRow>>(std::move(rows));
}

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         const Rows& rows,
         std::function<Value(const HarmRow&)> value) {
  columns.push_back(
      {std::move(name),
       type,
       std::move(alias),
       [rows, value = std::move(value)](std::size_t row) { return value((*rows)[row]); },
       {}});
}

void add_names(Columns& columns, const model::Result& result, const Rows& rows) {
  const auto candidate = [&](std::string name, Message alias, std::string model::Candidate::*of) {
    add(columns, std::move(name), ColumnType::text, std::move(alias), rows,
        [&result, of](const HarmRow& row) {
          return text_or_null(result.candidates[base::index(row.candidate)].*of);
        });
  };
  const auto shop = [&](std::string name, Message alias, std::string model::Service::*of) {
    add(columns, std::move(name), ColumnType::text, std::move(alias), rows,
        [&result, of](const HarmRow& row) {
          return text_or_null(result.services[base::index(row.harm->shop)].*of);
        });
  };
  candidate("candidate_id", Message{"candidate site"}, &model::Candidate::id);
  candidate("candidate_name", Message{"name of the candidate site"}, &model::Candidate::name);
  shop("shop_id", Message{"shop"}, &model::Service::id);
  shop("shop_name", Message{"name of the shop"}, &model::Service::name);
}

}  // namespace

Layer harm_layer(const model::Result& result) {
  const Rows rows = rows_of(result);
  Layer layer{"candidate_harm",
              Message{"What candidate sites take from shops"},
              Message{"one row per candidate site and shop that would lose something to it"},
              GeometryType::none,
              rows->size(),
              {},
              {}};
  Columns& columns = layer.columns;
  add_names(columns, result, rows);
  add(columns, "persons_nearest_lost", ColumnType::real,
      Message{"persons who would have the site nearer than the shop"}, rows,
      [](const HarmRow& row) -> Value { return row.harm->nearest_lost.count(); });
  add(columns, "persons_huff_lost", ColumnType::real,
      Message{"customers lost by Huff's model, in persons"}, rows,
      [](const HarmRow& row) { return persons_or_null(row.harm->huff_lost); });
  add(columns, "next_shop_km", ColumnType::real,
      Message{"km by road to the nearest other shop today"}, rows,
      [](const HarmRow& row) { return real_or_null(row.harm->next_shop_km); });
  add(columns, "candidate_km", ColumnType::real, Message{"km by road to the site"}, rows,
      [](const HarmRow& row) { return real_or_null(row.harm->candidate_km); });
  add(columns, "loses_distance_condition", ColumnType::boolean,
      Message{"no longer meets the distance condition of operating support"}, rows,
      [](const HarmRow& row) -> Value {
        return std::int64_t{row.harm->loses_distance_condition ? 1 : 0};
      });
  return layer;
}

}  // namespace narhet::output::detail
