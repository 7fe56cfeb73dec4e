// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/feature_table.hpp"
#include "narhet/input/detail/line_roads.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// OpenStreetMap's tags in a layer of lines, as osmnx and GDAL's ogr2ogr write them: in columns
/// called by their keys, and in `other_tags`, all that have no column.
class OsmColumns {
 public:
  OsmColumns() = default;  ///< of a layer without such columns
  explicit OsmColumns(const Columns& known);

  /// Adds the tags of a feature whose keys are not there yet.
  void add_to(Tags& tags, const Feature& feature) const;

  /// Whether the layer has lines of all kinds, as ogr2ogr's: those without a class are waterways,
  /// walls, railways and the like.
  [[nodiscard]] bool have_more_than_roads() const { return have_more_than_roads_; }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> columns_;  // by key
  std::optional<std::size_t> other_tags_;
  bool have_more_than_roads_{};
};

/// The tags in PostgreSQL's `hstore` notation: "route"=>"ferry","name"=>"Leden".  What is not so
/// written, and all behind it, is left aside.
[[nodiscard]] Tags tags_from_hstore(std::string_view text);

}  // namespace narhet::input::detail
