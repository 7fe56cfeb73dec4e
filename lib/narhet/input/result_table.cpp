// SPDX-License-Identifier: MIT
#include "narhet/input/result_table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/detail/feature_table.hpp"

#include <algorithm>
#include <utility>

namespace narhet::input {

std::optional<model::ResultTable> read_result_table(const Source& source,
                                                    const std::string& layer,
                                                    const base::Task& task) {
  Source one = source;
  one.layer = layer;
  model::ResultTable result;
  result.layer = layer;
  try {
    detail::FeatureTable table =
        detail::read_feature_table(one, detail::GeometryWanted::none, geo::wgs84(), task);
    const auto number = std::find(table.columns.begin(), table.columns.end(), "fid");
    const auto at = number - table.columns.begin();
    for (detail::Feature& feature : table.features) {
      if (number != table.columns.end()) {
        feature.cells.erase(feature.cells.begin() + at);
      }
      result.rows.push_back(std::move(feature.cells));
    }
    if (number != table.columns.end()) {
      table.columns.erase(number);
    }
    result.columns = std::move(table.columns);
  } catch (const base::Error& error) {
    if (error.code() == base::ErrorCode::layer_missing) {
      return std::nullopt;
    }
    if (error.code() != base::ErrorCode::layer_empty) {
      throw;
    }
  }
  return result;
}

}  // namespace narhet::input
