// SPDX-License-Identifier: MIT
#include "narhet/input/detail/feature_table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/input/detail/gdal_layer.hpp"
#include "narhet/input/detail/placement.hpp"
#include "narhet/input/detail/table_layer.hpp"
#include "narhet/input/input_file.hpp"

#include <array>
#include <string_view>

namespace narhet::input::detail {

FeatureTable read_feature_table(const Source& source,
                                GeometryWanted wanted,
                                const geo::Crs& study_crs,
                                const base::Task& task) {
  constexpr std::array<std::string_view, 7> kExtensions{".gpkg", ".geojson", ".json", ".shp",
                                                        ".fgb",  ".csv",     ".xlsx"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const bool is_table = has_extension(file, ".csv") || has_extension(file, ".xlsx");
  return in_study(is_table ? read_table_layer(file, source, wanted, task)
                           : read_gdal_layer(file, source, wanted, task),
                  source, wanted, study_crs);
}

FeatureTable in_study(FeatureTable table,
                      const Source& source,
                      GeometryWanted wanted,
                      const geo::Crs& study_crs) {
  if (table.features.empty()) {
    throw base::Error{base::ErrorCode::layer_empty,
                      {source.shown_path, source.layer, {}},
                      base::Message{"there are no records in it"},
                      base::Message{"fill it, or take its table out of the study"}};
  }
  if (wanted != GeometryWanted::none) {
    place_in(study_crs, source, table);
  }
  return table;
}

}  // namespace narhet::input::detail
