// SPDX-License-Identifier: MIT
#include "narhet/input/result_ways.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/feature_table.hpp"
#include "narhet/input/result_table.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::input {
namespace {

using base::Metric;
using base::Weight;
using detail::Columns;
using detail::Feature;
using detail::FeatureTable;
using detail::GeometryWanted;

Source layer_of(const Source& source, std::string layer) {
  Source one = source;
  one.layer = std::move(layer);
  return one;
}

/// A layer without rows is one without features.
FeatureTable read_layer(const Source& layer,
                        GeometryWanted wanted,
                        const geo::Crs& crs,
                        const base::Task& task) {
  try {
    return detail::read_feature_table(layer, wanted, crs, task);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::layer_empty) {
      throw;
    }
  }
  return {};
}

std::optional<double> number(const std::string& cell) {
  return base::number_from_text(cell);
}

/// Kilometres or minutes as whole centimetres or milliseconds: the weight that was written.
std::optional<Weight> weight(Metric metric, const std::string& cell) {
  const auto count = number(cell);
  if (!count || *count < 0.0) {
    return std::nullopt;
  }
  return metric == Metric::distance ? base::to_weight(base::Metres{*count * 1000.0})
                                    : base::to_weight(base::Seconds{*count * 60.0});
}

/// The columns of one kind and metric.
struct ResultColumns {
  std::size_t cost{};
  std::size_t nearest{};
  std::size_t second_cost{};
  std::size_t second{};
};

constexpr std::string_view kNearest{"_nearest_km_id"};

std::vector<std::string> kinds_of(const std::vector<std::string>& columns) {
  std::vector<std::string> kinds;
  for (const std::string& column : columns) {
    if (column.ends_with(kNearest)) {
      kinds.push_back(column.substr(0, column.size() - kNearest.size()));
    }
  }
  return kinds;
}

ResultColumns result_columns(const Columns& find, const std::string& kind, Metric metric) {
  const std::string unit = metric == Metric::distance ? "km" : "min";
  return {find.require(kind + "_" + unit), find.require(kind + "_nearest_" + unit + "_id"),
          find.require(kind + "_second_" + unit), find.require(kind + "_second_" + unit + "_id")};
}

model::ResultWay way_of(const Feature& feature, Metric metric, const ResultColumns& columns) {
  return {weight(metric, feature.cells[columns.cost]), feature.cells[columns.nearest],
          weight(metric, feature.cells[columns.second_cost]), feature.cells[columns.second]};
}

std::optional<base::Persons> persons(const std::string& cell) {
  const auto count = number(cell);
  return count ? std::optional{base::Persons{*count}} : std::nullopt;
}

void add_places(const FeatureTable& table, const Source& layer, model::ResultWays& ways) {
  const Columns find{table.columns, layer};
  const std::size_t id = find.require("id");
  const std::size_t code = find.require("municipality_code");
  const std::size_t population = find.require("population");
  ways.kinds = kinds_of(table.columns);
  std::vector<base::PerMetric<ResultColumns>> columns;
  for (const std::string& kind : ways.kinds) {
    columns.push_back(
        {result_columns(find, kind, Metric::distance), result_columns(find, kind, Metric::time)});
  }
  for (const Feature& feature : table.features) {
    model::ResultPlace place{feature.cells[id],
                             feature.cells[code],
                             feature.point.value_or(geo::Point{}),
                             persons(feature.cells[population]),
                             {}};
    for (const base::PerMetric<ResultColumns>& each : columns) {
      place.ways.push_back({way_of(feature, Metric::distance, each.distance),
                            way_of(feature, Metric::time, each.time)});
    }
    ways.places.push_back(std::move(place));
  }
}

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    parts.emplace_back(base::trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

void add_services(const FeatureTable& table, const Source& layer, model::ResultWays& ways) {
  if (table.features.empty()) {
    return;
  }
  const Columns find{table.columns, layer};
  const std::size_t id = find.require("id");
  const std::size_t name = find.require("name");
  const std::size_t kinds = find.require("kinds");
  const std::size_t nearest = find.require("persons_nearest");
  for (const Feature& feature : table.features) {
    ways.services.push_back({feature.cells[id], feature.cells[name], listed(feature.cells[kinds]),
                             feature.point.value_or(geo::Point{}),
                             persons(feature.cells[nearest])});
  }
}

std::vector<model::Threshold> thresholds_of(const std::vector<model::ResultCause>& causes) {
  std::vector<model::Threshold> thresholds;
  for (const model::ResultCause& cause : causes) {
    if (cause.topic != "setting" || cause.name != "threshold") {
      continue;
    }
    if (const auto length = base::length_from_text(cause.value)) {
      thresholds.push_back({Metric::distance, base::to_weight(*length), cause.value});
    } else if (const auto duration = base::duration_from_text(cause.value)) {
      thresholds.push_back({Metric::time, base::to_weight(*duration), cause.value});
    }
  }
  return thresholds;
}

}  // namespace

std::vector<model::ResultCause> read_result_causes(const Source& source, const base::Task& task) {
  const Source layer = layer_of(source, "provenance");
  const FeatureTable table = read_layer(layer, GeometryWanted::none, geo::wgs84(), task);
  std::vector<model::ResultCause> causes;
  if (table.features.empty()) {
    return causes;
  }
  const Columns find{table.columns, layer};
  const std::size_t topic = find.require("topic");
  const std::size_t name = find.require("name");
  const std::size_t value = find.require("value");
  const std::size_t sha256 = find.require("sha256");
  for (const Feature& feature : table.features) {
    const auto& cells = feature.cells;
    causes.push_back({cells[topic], cells[name], cells[value], cells[sha256]});
  }
  return causes;
}

model::ResultWays read_result_ways(const Source& source,
                                   std::vector<model::ResultCause> causes,
                                   const geo::Crs& crs,
                                   const base::Task& task) {
  model::ResultWays ways;
  const Source places = layer_of(source, "places");
  add_places(read_layer(places, GeometryWanted::point, crs, task), places, ways);
  const Source services = layer_of(source, "services");
  add_services(read_layer(services, GeometryWanted::point, crs, task), services, ways);
  ways.thresholds = thresholds_of(causes);
  ways.causes = std::move(causes);
  return ways;
}

}  // namespace narhet::input
