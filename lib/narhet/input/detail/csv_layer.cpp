// SPDX-License-Identifier: MIT
#include "narhet/input/detail/csv_layer.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/decimal_column.hpp"

#include <fstream>
#include <string_view>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{1} << 30U;

/// Which columns hold the position.
struct PositionColumns {
  std::size_t east;
  std::size_t north;
  bool in_degrees;
};

PositionColumns find_position(const FeatureTable& table, const Source& source) {
  const Columns columns{table.columns, source};
  const bool in_metres = source.fields.contains("x") || source.fields.contains("y") ||
                         (!source.crs.empty() && !geo::Crs::from_text(source.crs).is_geographic());
  const std::vector<std::string_view> easts{"e", "east", "easting", "ost", "öst"};
  const std::vector<std::string_view> norths{"n", "north", "northing", "nord"};
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
    return geo::Crs::from_text(source.crs);
  }
  return in_degrees ? std::optional{geo::wgs84()} : std::nullopt;
}

void read_points(const PositionColumns& position, const Source& source, FeatureTable& table) {
  DecimalColumn easts{table.columns[position.east]};
  DecimalColumn norths{table.columns[position.north]};
  for (Feature& feature : table.features) {
    const base::Where where{source.shown_path, {}, feature.record};
    const auto east = easts.read(feature.cells[position.east], where);
    const auto north = norths.read(feature.cells[position.north], where);
    if (east && north) {
      feature.point = geo::Point{*east, *north};
    } else {
      feature.fault = Message{"it has no position"};
    }
  }
}

}  // namespace

CsvTable read_csv(const std::filesystem::path& file, const Source& source) {
  const base::Where where{source.shown_path, {}, {}};
  const auto size = std::filesystem::file_size(file);
  if (size > kMaxBytes) {
    throw Error{ErrorCode::too_large, where, Message{"a CSV may have 1 GiB at most"},
                Message{"save it as a GeoPackage"}};
  }
  std::string bytes(size, '\0');
  std::ifstream stream{file, std::ios::binary};
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream) {
    throw Error{ErrorCode::file_damaged, where, Message{"the file could not be read to its end"}};
  }
  return parse_csv(bytes, source.shown_path, source.encoding);
}

FeatureTable read_csv_layer(const std::filesystem::path& file,
                            const Source& source,
                            GeometryWanted wanted,
                            const base::Task& task) {
  if (wanted != GeometryWanted::point) {
    throw Error{ErrorCode::file_refused,
                {source.shown_path, {}, {}},
                Message{"a CSV has points only, no lines and no polygons"},
                Message{"use a GeoPackage, Shapefile, GeoJSON or FlatGeobuf"}};
  }
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  CsvTable csv = read_csv(file, source);
  FeatureTable table;
  if (csv.guessed_word) {
    const auto notice = Message{"the text is read as Windows-1252; is '{}' right?",
                                base::printable(*csv.guessed_word)};
    table.notices.push_back(notice);
  }
  table.columns = std::move(csv.header);
  table.features.reserve(csv.rows.size());
  for (CsvRow& row : csv.rows) {
    Feature feature;
    feature.number = row.line;
    feature.record = base::format("row {}", row.line);
    feature.cells = std::move(row.cells);
    table.features.push_back(std::move(feature));
  }
  const PositionColumns position = find_position(table, source);
  table.crs = crs_of(source, position.in_degrees);
  read_points(position, source, table);
  return table;
}

}  // namespace narhet::input::detail
