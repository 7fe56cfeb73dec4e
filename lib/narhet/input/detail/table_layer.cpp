// SPDX-License-Identifier: MIT
#include "narhet/input/detail/table_layer.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/table.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/input_file.hpp"

#include <string_view>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Which columns hold the position.
struct PositionColumns {
  std::size_t east;
  std::size_t north;
  bool in_degrees;
};

geo::Crs stated_crs(const Source& source) {
  return geo::Crs::from_text(source.crs, {source.shown_path, source.layer, {}});
}

PositionColumns find_position(const FeatureTable& table, const Source& source) {
  const Columns columns{table.columns, source};
  const bool in_metres = source.fields.contains("x") || source.fields.contains("y") ||
                         (!source.crs.empty() && !stated_crs(source).is_geographic());
  const std::vector<std::string_view> easts{
      "e",       "east",    "easting", "ost",          "öst",          "x-koordinat", "x_koordinat",
      "x-koord", "x_koord", "xkoord",  "ostkoordinat", "östkoordinat", "sweref_e"};
  const std::vector<std::string_view> norths{"n",           "north",         "northing", "nord",
                                             "y-koordinat", "y_koordinat",   "y-koord",  "y_koord",
                                             "ykoord",      "nordkoordinat", "sweref_n"};
  if (!in_metres || !columns.find("x", easts) || !columns.find("y", norths)) {
    const auto lon = columns.find("lon", {"longitude", "longitud", "long", "lng"});
    const auto lat = columns.find("lat", {"latitude", "latitud"});
    if (lon && lat) {
      return {*lon, *lat, true};
    }
  }
  return {columns.require("x", easts), columns.require("y", norths), false};
}

std::optional<geo::Crs> crs_of(const Source& source, bool in_degrees) {
  if (!source.crs.empty()) {
    return stated_crs(source);
  }
  return in_degrees ? std::optional{geo::wgs84()} : std::nullopt;
}

/// @param at  the column's place in the table
NumberColumn coordinates(const FeatureTable& table,
                         std::size_t at,
                         bool in_degrees,
                         const Source& source,
                         TableFaults& faults) {
  NumberRule rule = table.numbers;
  rule.ungrouped = in_degrees;
  NumberColumn numbers{table.columns[at], rule};
  for (const Feature& feature : table.features) {
    faults.attempt([&] {
      numbers.look_at(feature.cells[at], {source.shown_path, source.layer, feature.record});
    });
  }
  return numbers;
}

void read_points(const PositionColumns& position, const Source& source, FeatureTable& table) {
  TableFaults faults;
  const auto easts = coordinates(table, position.east, position.in_degrees, source, faults);
  const auto norths = coordinates(table, position.north, position.in_degrees, source, faults);
  if (!source.skip) {
    faults.refuse_any(source.shown_path, source.layer);
  }
  for (Feature& feature : table.features) {
    feature.fault = faults.first_of(feature.record);
    if (!feature.fault.empty()) {
      continue;
    }
    const auto east = easts.read(feature.cells[position.east]);
    const auto north = norths.read(feature.cells[position.north]);
    if (east && north) {
      feature.point = geo::Point{*east, *north};
    } else {
      feature.fault = Message{"it has no position"};
    }
  }
  table.skipped = std::move(faults);
}

}  // namespace

FeatureTable read_table_layer(const std::filesystem::path& file,
                              const Source& source,
                              GeometryWanted wanted,
                              const base::Task& task) {
  if (wanted == GeometryWanted::line || wanted == GeometryWanted::area) {
    throw Error{ErrorCode::file_refused,
                {source.shown_path, {}, {}},
                Message{"a table has points only, no lines and no polygons"},
                Message{"use a GeoPackage, Shapefile, GeoJSON or FlatGeobuf"}};
  }
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  CsvTable csv = read_table(file, source, task);
  FeatureTable table;
  if (csv.guessed_word) {
    const auto notice = Message{"the text is read as Windows-1252; is '{}' right?",
                                base::printable(*csv.guessed_word)};
    table.notices.push_back(notice);
  }
  table.encoding = std::move(csv.encoding);
  table.numbers = {source.decimal, has_extension(file, ".xlsx"), false};
  table.columns = std::move(csv.header);
  table.features.reserve(csv.rows.size());
  for (CsvRow& row : csv.rows) {
    Feature feature;
    feature.number = row.line;
    feature.record = base::format("row {}", row.line);
    feature.cells = std::move(row.cells);
    table.features.push_back(std::move(feature));
  }
  if (wanted == GeometryWanted::none) {
    return table;
  }
  const PositionColumns position = find_position(table, source);
  table.crs = crs_of(source, position.in_degrees);
  table.position_columns = {{position.east, position.in_degrees ? "lon" : "x"},
                            {position.north, position.in_degrees ? "lat" : "y"}};
  read_points(position, source, table);
  return table;
}

}  // namespace narhet::input::detail
