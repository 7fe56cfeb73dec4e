// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/gdal_layer.hpp"
#include "narhet/input/road_product.hpp"
#include "narhet/model/origin.hpp"

#include <span>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// A file with layers of roads, opened.
struct RoadFile {
  Source source;
  LayerFile file;
  std::vector<LayerDescription> layers;  ///< all, or the one that the study names

  /// @throws Error as `LayerFile`; `layer_missing` if the study names a layer that is not there
  static RoadFile open(const Source& source, const base::Task& task);

  /// Some columns of a layer, with its lines in the study CRS.
  [[nodiscard]] FeatureTable read_lines(const LayerDescription& layer,
                                        const std::vector<std::string>& columns,
                                        const geo::Crs& study_crs,
                                        const base::Task& task) const;
  /// Some columns of a layer, without geometries.
  [[nodiscard]] FeatureTable read_table(const LayerDescription& layer,
                                        const std::vector<std::string>& columns,
                                        const base::Task& task) const;
  /// The layer that the study names, or the only one, with all its columns.
  [[nodiscard]] FeatureTable read_all(const geo::Crs& study_crs, const base::Task& task) const;
  /// What is known of a layer when it has been read, but the checksum of its file; takes the
  /// table's notices.
  [[nodiscard]] model::LoadReport begin_report(const LayerDescription& layer,
                                               FeatureTable& table) const;
  [[nodiscard]] base::Where where(const LayerDescription& layer, std::string record = {}) const;
};

/// What the layers of one file are.
[[nodiscard]] RoadProduct recognise(std::span<const LayerDescription> layers);

}  // namespace narhet::input::detail
