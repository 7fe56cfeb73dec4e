// SPDX-License-Identifier: MIT
#include "narhet/output/detail/csv_table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"

#include <fstream>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

std::string cell(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return base::format("{}", *number);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return base::format("{}", *real);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : csv_cell(*text);
}

std::string point_cells(const Geometry& geometry) {
  const auto* point = std::get_if<geo::Point>(&geometry);
  return point == nullptr ? std::string{","} : base::format("{:.2f},{:.2f}", point->x, point->y);
}

}  // namespace

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char each : text) {
    quoted += each == '"' ? "\"\"" : std::string(1, each);
  }
  return quoted + '"';
}

void write_csv(const Layer& layer, Publication& publication) {
  std::ofstream stream{publication.temporary(), std::ios::binary};
  const bool has_points = layer.geometry_type == GeometryType::point;
  std::string_view separator;
  for (const Column& column : layer.columns) {
    stream << std::exchange(separator, ",") << csv_cell(column.name);
  }
  stream << (has_points ? ",x,y\n" : "\n");
  for (std::size_t row = 0; row < layer.rows; ++row) {
    separator = {};
    for (const Column& column : layer.columns) {
      stream << std::exchange(separator, ",") << cell(column.value(row));
    }
    stream << (has_points ? "," + point_cells(layer.geometry(row)) : std::string{}) << '\n';
  }
  stream.close();
  if (!stream) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {publication.target().string(), {}, {}},
        base::Message{"the result could not be written: {}", "CSV"},
        base::Message{"check that the disk has room and that no limit of file sizes is in force"}};
  }
  publication.protect_temporary();
}

}  // namespace narhet::output::detail
