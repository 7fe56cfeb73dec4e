// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;

void add_text(Columns& columns,
              std::string name,
              Message alias,
              std::function<Value(std::size_t row)> value,
              std::vector<Term> terms = {}) {
  columns.push_back(
      {std::move(name), ColumnType::text, std::move(alias), std::move(value), std::move(terms)});
}

void add_ends(Columns& columns, const model::Result& result) {
  const auto place = [&result](std::size_t row) -> const model::Place& {
    return result.places[base::index(result.routes[row].place)];
  };
  const auto service = [&result](std::size_t row) -> const model::Service& {
    return result.services[base::index(result.routes[row].service)];
  };
  add_text(columns, "place_id", Message{"place"},
           [place](std::size_t row) -> Value { return place(row).id; });
  add_text(columns, "place_name", Message{"name of the place"},
           [place](std::size_t row) { return text_or_null(place(row).name); });
  add_text(
      columns, "kind", Message{"kind of service"},
      [&result](std::size_t row) -> Value {
        return result.kinds[base::index(result.routes[row].kind)].key;
      },
      kind_terms(result));
  add_text(
      columns, "metric", Message{"measured in"},
      [&result](std::size_t row) -> Value { return std::string{unit(result.routes[row].metric)}; },
      metric_terms());
  add_text(columns, "service_id", Message{"nearest service point"},
           [service](std::size_t row) -> Value { return service(row).id; });
  add_text(columns, "service_name", Message{"name of the nearest service point"},
           [service](std::size_t row) { return text_or_null(service(row).name); });
}

}  // namespace

Layer route_layer(const model::Result& result) {
  Layer layer{"routes",
              Message{"Ways to the nearest services"},
              Message{"one row per place, kind of service and metric: the way to the nearest"},
              GeometryType::line,
              result.routes.size(),
              {},
              [&result](std::size_t row) { return &result.routes[row].line; }};
  add_ends(layer.columns, result);
  for (const auto& [metric, alias] : {std::pair{Metric::distance, Message{"km along this way"}},
                                      std::pair{Metric::time, Message{"minutes along this way"}}}) {
    layer.columns.push_back({std::string{unit(metric)},
                             ColumnType::real,
                             alias,
                             [&result, metric = metric](std::size_t row) -> Value {
                               return base::to_display(metric, result.routes[row].cost[metric]);
                             },
                             {}});
  }
  return without_withheld_cells(std::move(layer), result,
                                [&result](std::size_t row) { return result.routes[row].place; });
}

}  // namespace narhet::output::detail
