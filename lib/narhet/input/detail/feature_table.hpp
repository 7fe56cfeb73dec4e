// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// What the features of a layer have to be; `none`: a table, whatever else it is.
enum class GeometryWanted : std::uint8_t {
  none,
  point,
  position,  ///< a point, or one inside an area
  line,
  area
};

struct Feature {
  std::uint64_t number{};          ///< the line of a CSV, the feature id of a layer
  std::string record;              ///< "row 17", "feature 4"
  std::vector<std::string> cells;  ///< parallel to the columns; empty: missing
  /// Why the geometry cannot be used; if empty, the feature has what is wanted.
  base::Message fault;
  std::optional<geo::Point> point;
  std::vector<std::vector<geo::Point>> lines;  ///< each of at least two points
  geo::MultiPolygon area;
};

/// One layer of a file, a CSV or a sheet: its columns as text, its geometries in one CRS.
struct FeatureTable {
  std::vector<std::string> columns;
  NumberRule numbers;  ///< how the columns with numbers are to be read
  std::vector<Feature> features;
  std::optional<geo::Crs> crs;  ///< nothing: neither the file nor the study says
  std::string stated_crs;       ///< what `crs` was before the positions were brought into another
  std::string encoding;         ///< of a text
  /// Those with the position, and our names for them.
  std::vector<std::pair<std::size_t, std::string>> position_columns;
  std::vector<base::Message> notices;
  /// Of records that are set aside for it, where the source says that they may be.
  TableFaults skipped;
};

/// Reads a layer of a GeoPackage, Shapefile, GeoJSON or FlatGeobuf, or a CSV or a sheet with
/// coordinates, into the study CRS.
/// @throws Error as the readers of `records.hpp` do
[[nodiscard]] FeatureTable read_feature_table(const Source& source,
                                              GeometryWanted wanted,
                                              const geo::Crs& study_crs,
                                              const base::Task& task);

/// A table that was read, brought into the study CRS.
/// @throws Error `layer_empty`; as `place_in`
[[nodiscard]] FeatureTable in_study(FeatureTable table,
                                    const Source& source,
                                    GeometryWanted wanted,
                                    const geo::Crs& study_crs);

}  // namespace narhet::input::detail
