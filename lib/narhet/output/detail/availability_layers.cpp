// SPDX-License-Identifier: MIT
#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <functional>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;
using model::AvailabilityCoverage;

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         std::function<Value(std::size_t row)> value) {
  columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

struct PlaceKindMetric {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  Metric metric{};
};

PlaceKindMetric at(const model::Result& result, std::size_t row) {
  const std::size_t metrics = base::kMetrics.size();
  return {base::id_at<base::PlaceIndex>(row / metrics / result.kinds.size()),
          base::id_at<base::KindIndex>(row / metrics % result.kinds.size()),
          base::kMetrics[row % metrics]};
}

/// The nearest of the points that a table is about.
void add_nearest(Layer& layer,
                 const model::Result& result,
                 const model::NearestTable& table,
                 std::string_view suffix,
                 Message id,
                 Message days,
                 Message cost) {
  const auto column = [&](std::string_view name, ColumnType type, Message alias, auto value) {
    add(layer.columns, base::format("{}_{}", name, suffix), type, std::move(alias),
        [&result, &table, value](std::size_t row) -> Value {
          const PlaceKindMetric key = at(result, row);
          const auto& nearest = table.at(key.place, key.kind, key.metric).nearest;
          return nearest ? Value{value(*nearest, key.metric)} : Value{};
        });
  };
  column("nearest_id", ColumnType::text, std::move(id),
         [&result](const model::Reached& nearest, Metric) -> Value {
           return result.services[base::index(nearest.service)].id;
         });
  column("days_per_week", ColumnType::integer, std::move(days),
         [&result](const model::Reached& nearest, Metric) -> Value {
           return std::int64_t{result.services[base::index(nearest.service)].days_per_week};
         });
  column("cost", ColumnType::real, std::move(cost),
         [](const model::Reached& nearest, Metric metric) -> Value {
           return base::to_display(metric, nearest.cost);
         });
}

void add_tally(Layer& layer,
               const model::Result& result,
               std::string name,
               Message alias,
               model::Tally AvailabilityCoverage::*tally) {
  add(layer.columns, std::move(name), ColumnType::real, std::move(alias),
      [&rows = result.availability->coverage, tally](std::size_t row) -> Value {
        return (rows[row].*tally).persons.count();
      });
}

}  // namespace

Layer place_availability_layer(const model::Result& result) {
  NARHET_EXPECTS(result.availability.has_value());
  Layer layer{"place_availability",
              Message{"Nearest on every day, and on any"},
              Message{"one row per place, kind of service and metric: the nearest point of those "
                      "open every day, and of all with the days that it is open"},
              GeometryType::none,
              result.places.size() * result.kinds.size() * base::kMetrics.size(),
              {},
              {}};
  add(layer.columns, "place_id", ColumnType::text, Message{"place"},
      [&result](std::size_t row) -> Value {
        return result.places[base::index(at(result, row).place)].id;
      });
  add(layer.columns, "kind", ColumnType::text, Message{"kind of service"},
      [&result](std::size_t row) -> Value {
        return result.kinds[base::index(at(result, row).kind)].key;
      });
  layer.columns.back().terms = kind_terms(result);
  add(layer.columns, "metric", ColumnType::text, Message{"measured in"},
      [&result](std::size_t row) -> Value { return std::string{unit(at(result, row).metric)}; });
  layer.columns.back().terms = metric_terms();
  add_nearest(layer, result, result.availability->nearest.front(), "every_day",
              Message{"nearest of the points open every day"}, Message{"days a week, always 7"},
              Message{"km or minutes to the nearest open every day"});
  add_nearest(layer, result, result.availability->nearest.back(), "any_day",
              Message{"nearest of all points"}, Message{"days a week that the nearest is open"},
              Message{"km or minutes to the nearest of all"});
  return without_withheld_cells(std::move(layer), result,
                                [&result](std::size_t row) { return at(result, row).place; });
}

Layer availability_layer(const model::Result& result) {
  NARHET_EXPECTS(result.availability.has_value());
  const auto& rows = result.availability->coverage;
  Layer layer{"availability",
              Message{"Who has service within reach, by days of the week"},
              Message{"one row per municipality, or the whole study where it is empty, kind of "
                      "service and threshold (≤)"},
              GeometryType::none,
              rows.size(),
              {},
              {}};
  add_municipality(layer.columns, result, rows);
  add(layer.columns, "kind", ColumnType::text, Message{"kind of service"},
      [&result, &rows](std::size_t row) -> Value {
        return result.kinds[base::index(rows[row].kind)].key;
      });
  layer.columns.back().terms = kind_terms(result);
  add(layer.columns, "threshold", ColumnType::text, Message{"threshold (≤)"},
      [&result, &rows](std::size_t row) -> Value {
        return result.thresholds[rows[row].threshold].label;
      });
  add_tally(layer, result, "persons", Message{"persons"}, &AvailabilityCoverage::all);
  add_tally(layer, result, "persons_any_day", Message{"persons within it on some day of the week"},
            &AvailabilityCoverage::any_day);
  add_tally(layer, result, "persons_every_day", Message{"persons within it on every day"},
            &AvailabilityCoverage::every_day);
  add(layer.columns, "persons_by_days", ColumnType::real,
      Message{"persons times the days of the week on which they have it within, over 7"},
      [&rows](std::size_t row) -> Value { return rows[row].by_days.count(); });
  return layer;
}

}  // namespace narhet::output::detail
