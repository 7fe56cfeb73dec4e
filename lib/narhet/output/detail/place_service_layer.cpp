// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;

/// Rows go by place, then kind, then metric.
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

const model::NearestPair& pair_at(const model::Result& result, std::size_t row) {
  const PlaceKindMetric key = at(result, row);
  return result.nearest.at(key.place, key.kind, key.metric);
}

void add_keys(Columns& columns, const model::Result& result) {
  columns.push_back({"place_id",
                     ColumnType::text,
                     Message{"place"},
                     [&result](std::size_t row) -> Value {
                       return result.places[base::index(at(result, row).place)].id;
                     },
                     {}});
  columns.push_back({"place_name",
                     ColumnType::text,
                     Message{"name of the place"},
                     [&result](std::size_t row) {
                       return text_or_null(result.places[base::index(at(result, row).place)].name);
                     },
                     {}});
  columns.push_back({"kind", ColumnType::text, Message{"kind of service"},
                     [&result](std::size_t row) -> Value {
                       return result.kinds[base::index(at(result, row).kind)].key;
                     },
                     kind_terms(result)});
  columns.push_back(
      {"metric", ColumnType::text, Message{"measured in"},
       [&result](std::size_t row) -> Value { return std::string{unit(at(result, row).metric)}; },
       metric_terms()});
  columns.push_back({"status", ColumnType::text, Message{"reached"},
                     [&result](std::size_t row) -> Value {
                       return std::string{model::key(pair_at(result, row).status)};
                     },
                     reach_terms()});
}

void add_reached(Columns& columns, const model::Result& result) {
  using Reached = std::optional<model::Reached> model::NearestPair::*;
  const auto service_text = [&](std::string name, Message alias, Reached reached,
                                std::string model::Service::*field) {
    columns.push_back({std::move(name),
                       ColumnType::text,
                       std::move(alias),
                       [&result, reached, field](std::size_t row) -> Value {
                         const auto& found = pair_at(result, row).*reached;
                         if (!found) {
                           return {};
                         }
                         return text_or_null(result.services[base::index(found->service)].*field);
                       },
                       {}});
  };
  const auto cost = [&](std::string name, Message alias, Reached reached) {
    columns.push_back({std::move(name),
                       ColumnType::real,
                       std::move(alias),
                       [&result, reached](std::size_t row) -> Value {
                         const auto& found = pair_at(result, row).*reached;
                         return found ? Value{base::to_display(at(result, row).metric, found->cost)}
                                      : Value{};
                       },
                       {}});
  };
  service_text("nearest_id", Message{"nearest service point"}, &model::NearestPair::nearest,
               &model::Service::id);
  service_text("nearest_name", Message{"name of the nearest service point"},
               &model::NearestPair::nearest, &model::Service::name);
  cost("cost", Message{"km or minutes to the nearest"}, &model::NearestPair::nearest);
  service_text("second_id", Message{"second nearest service point"}, &model::NearestPair::second,
               &model::Service::id);
  cost("second_cost", Message{"km or minutes to the second nearest"}, &model::NearestPair::second);
}

}  // namespace

Layer place_service_layer(const model::Result& result) {
  Layer layer{"place_service",
              Message{"Places and their services"},
              Message{"one row per place, kind of service and metric"},
              GeometryType::none,
              result.places.size() * result.kinds.size() * base::kMetrics.size(),
              {},
              {}};
  add_keys(layer.columns, result);
  add_reached(layer.columns, result);
  layer.columns.push_back({"vulnerability",
                           ColumnType::real,
                           Message{"km or minutes farther if the nearest closes"},
                           [&result](std::size_t row) {
                             return vulnerability(pair_at(result, row), at(result, row).metric);
                           },
                           {}});
  layer.columns.push_back({"edge_uncertain",
                           ColumnType::boolean,
                           Message{"a service beyond the edge of the roads could be nearer"},
                           [&result](std::size_t row) -> Value {
                             return std::int64_t{pair_at(result, row).edge_uncertain ? 1 : 0};
                           },
                           {}});
  return without_withheld_cells(std::move(layer), result,
                                [&result](std::size_t row) { return at(result, row).place; });
}

}  // namespace narhet::output::detail
