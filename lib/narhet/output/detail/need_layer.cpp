// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

namespace narhet::output::detail {
namespace {

using base::Message;

const model::Place& place_at(const model::Result& result, std::size_t row) {
  return result.places[base::index(result.needs[row].place)];
}

void add_count(Columns& columns,
               const model::Result& result,
               std::string name,
               Message alias,
               std::uint32_t model::PlaceNeed::*field) {
  columns.push_back({std::move(name),
                     ColumnType::integer,
                     std::move(alias),
                     [&result, field](std::size_t row) -> Value {
                       return std::int64_t{result.needs[row].*field};
                     },
                     {}});
}

}  // namespace

Layer need_layer(const model::Result& result) {
  Layer layer{"needs",
              Message{"Needs"},
              Message{"one row per place and kind of service that was spoken of at its meetings"},
              GeometryType::point,
              result.needs.size(),
              {},
              [&result](std::size_t row) { return place_at(result, row).position; }};
  Columns& columns = layer.columns;
  columns.push_back({"place_id",
                     ColumnType::text,
                     Message{"place"},
                     [&result](std::size_t row) -> Value { return place_at(result, row).id; },
                     {}});
  columns.push_back(
      {"place_name",
       ColumnType::text,
       Message{"name of the place"},
       [&result](std::size_t row) { return text_or_null(place_at(result, row).name); },
       {}});
  columns.push_back({"kind", ColumnType::text, Message{"kind of service"},
                     [&result](std::size_t row) -> Value {
                       return result.kinds[base::index(result.needs[row].kind)].key;
                     },
                     kind_terms(result)});
  columns.push_back({"intensity",
                     ColumnType::real,
                     Message{"strength of the need, 0 to 1"},
                     [&result](std::size_t row) -> Value { return result.needs[row].intensity; },
                     {}});
  add_count(columns, result, "voices", Message{"voices for a need"},
            &model::PlaceNeed::need_voices);
  add_count(columns, result, "wishes", Message{"voices for a wish"},
            &model::PlaceNeed::wish_voices);
  add_count(columns, result, "offers", Message{"offers to contribute"}, &model::PlaceNeed::offers);
  add_count(columns, result, "participants", Message{"participants of the meetings"},
            &model::PlaceNeed::participants);
  return layer;
}

}  // namespace narhet::output::detail
