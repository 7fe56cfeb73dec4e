// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

const model::Place& place_at(const model::Result& result, std::size_t row) {
  return result.places[base::index(result.need_rows[row].place)];
}

Value count_or_null(const std::optional<std::uint32_t>& count) {
  return count ? Value{std::int64_t{*count}} : Value{};
}

std::vector<Term> speaker_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kSpeakers; ++i) {
    const auto speakers = static_cast<model::Speakers>(i);
    terms.push_back({std::string{model::key(speakers)}, base::Argument{model::name(speakers)}});
  }
  return terms;
}

void add_identity(Columns& columns, const model::Result& result) {
  const auto column = [&](std::string name, Message alias, std::function<Value(std::size_t)> of) {
    columns.push_back({std::move(name), ColumnType::text, std::move(alias), std::move(of), {}});
  };
  column("place_id", Message{"place"},
         [&result](std::size_t row) -> Value { return place_at(result, row).id; });
  column("place_name", Message{"name of the place"},
         [&result](std::size_t row) { return text_or_null(place_at(result, row).name); });
  column("kind", Message{"kind of service"}, [&result](std::size_t row) -> Value {
    return result.kinds[base::index(result.need_rows[row].kind)].key;
  });
  columns.back().terms = kind_terms(result);
  column("speakers", Message{"group"}, [&result](std::size_t row) -> Value {
    return std::string{model::key(result.need_rows[row].speakers)};
  });
  columns.back().terms = speaker_terms();
}

/// Columns of a record of `rows` that are numbers of voices.
template <class Row>
void add_counts(Columns& columns, const std::vector<Row>& rows) {
  const auto column = [&](std::string name, Message alias,
                          std::optional<std::uint32_t> Row::*field) {
    columns.push_back({std::move(name),
                       ColumnType::integer,
                       std::move(alias),
                       [&rows, field](std::size_t row) { return count_or_null(rows[row].*field); },
                       {}});
  };
  column("voices", Message{"voices for a need"}, &Row::need_voices);
  column("wishes", Message{"voices for a wish"}, &Row::wish_voices);
  column("offers", Message{"offers to contribute"}, &Row::offers);
  columns.push_back(
      {"participants",
       ColumnType::integer,
       Message{"participants of the meetings"},
       [&rows](std::size_t row) -> Value { return std::int64_t{rows[row].participants}; },
       {}});
}

}  // namespace

Layer need_layer(const model::Result& result) {
  Layer layer{
      "needs",
      Message{"Needs"},
      Message{"one row per place, kind of service and group that spoke at its meetings, and "
              "one of everyone"},
      GeometryType::point,
      result.need_rows.size(),
      {},
      [&result](std::size_t row) { return place_at(result, row).position; }};
  Columns& columns = layer.columns;
  add_identity(columns, result);
  const auto real = [&](std::string name, Message alias,
                        std::optional<double> model::NeedRow::*field) {
    columns.push_back(
        {std::move(name),
         ColumnType::real,
         std::move(alias),
         [&result, field](std::size_t row) { return real_or_null(result.need_rows[row].*field); },
         {}});
  };
  real("intensity", Message{"strength of the need, 0 to 1"}, &model::NeedRow::intensity);
  real("demand", Message{"demand: what the need weighs"}, &model::NeedRow::demand);
  add_counts(columns, result.need_rows);
  columns.push_back({"suppressed",
                     ColumnType::boolean,
                     Message{"whether a number is withheld: none, or too few to be told"},
                     [&result](std::size_t row) -> Value {
                       return std::int64_t{result.need_rows[row].is_withheld() ? 1 : 0};
                     },
                     {}});
  return layer;
}

Layer municipality_need_layer(const model::Result& result) {
  Layer layer{"municipality_needs",
              Message{"Needs of the municipalities"},
              Message{"one row per municipality and kind of service: the sums of its places"},
              GeometryType::none,
              result.municipality_needs.size(),
              {},
              {}};
  const auto text = [&](std::string name, Message alias, std::function<Value(std::size_t)> of) {
    layer.columns.push_back(
        {std::move(name), ColumnType::text, std::move(alias), std::move(of), {}});
  };
  text("municipality_code", Message{"municipality code"}, [&result](std::size_t row) {
    return text_or_null(
        result.municipalities[base::index(result.municipality_needs[row].municipality)].code);
  });
  text("kind", Message{"kind of service"}, [&result](std::size_t row) -> Value {
    return result.kinds[base::index(result.municipality_needs[row].kind)].key;
  });
  layer.columns.back().terms = kind_terms(result);
  layer.columns.push_back({"places",
                           ColumnType::integer,
                           Message{"places that were asked"},
                           [&result](std::size_t row) -> Value {
                             return std::int64_t{result.municipality_needs[row].places};
                           },
                           {}});
  add_counts(layer.columns, result.municipality_needs);
  return layer;
}

}  // namespace narhet::output::detail
