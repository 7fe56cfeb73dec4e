// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace narhet::output::detail {

enum class ColumnType : std::uint8_t { integer, real, boolean, text, date_time };

/// A value of a table; `std::monostate` is NULL.  Booleans are the integers 0 and 1, times are text
/// in ISO 8601.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A key that stands in a text column, and how to say it.
struct Term {
  std::string key;
  base::Argument name;
};

struct Column {
  std::string name;
  ColumnType type{};
  base::Message alias;
  std::function<Value(std::size_t row)> value;
  std::vector<Term> terms;  ///< all keys that the column can hold, where they are few
};

enum class GeometryType : std::uint8_t { none, point, line, multi_polygon };

/// The shape of a row; `std::monostate` where it has none.  Lines and areas are borrowed from the
/// result.
using Geometry = std::
    variant<std::monostate, geo::Point, const std::vector<geo::Point>*, const geo::MultiPolygon*>;

/// A table of the GeoPackage: what it is called and, by functions of the number of the row, what
/// stands in it.  Functions borrow from the result; a table is never held in memory as a whole.
struct Layer {
  std::string name;
  base::Message title;        ///< unique in the file
  base::Message description;  ///< one row is …
  GeometryType geometry_type{GeometryType::none};
  std::size_t rows{};
  std::vector<Column> columns;
  std::function<Geometry(std::size_t row)> geometry;  ///< unless the type is `none`
  std::string id_column{"fid"};                       ///< counts the rows from 1
};

inline constexpr const char* kGeometryColumn = "geom";

}  // namespace narhet::output::detail
