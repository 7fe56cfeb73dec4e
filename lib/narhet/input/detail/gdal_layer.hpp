// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/feature_table.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace narhet::input::detail {

struct LayerDescription {
  std::string name;
  /// The last one is the features' number, empty where the format has no name for it.
  std::vector<std::string> columns;
  bool has_geometry{};
};

/// What is wanted of a layer.
struct LayerRequest {
  std::string layer;  ///< empty: the only one with geometries
  GeometryWanted wanted{};
  std::vector<std::string> columns;  ///< of the layer, in this order; empty: all
};

/// A GeoPackage, Shapefile, FlatGeobuf or GeoJSON, by the ending of its name, opened and checked
/// once for all of its layers.
///
/// Layers come in their own CRS or the one that the study states.  Any failure that GDAL reports,
/// and a count of features other than the layer's own, ends the reading.
class LayerFile {
 public:
  /// @param file  checked by `check_input_file`
  LayerFile(const std::filesystem::path& file, const Source& source, const base::Task& task);
  LayerFile(LayerFile&&) noexcept;
  ~LayerFile();

  [[nodiscard]] std::vector<LayerDescription> layers() const;
  [[nodiscard]] FeatureTable read(const LayerRequest& request, const base::Task& task) const;

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

/// The layer that a source names, with all its columns.
[[nodiscard]] FeatureTable read_gdal_layer(const std::filesystem::path& file,
                                           const Source& source,
                                           GeometryWanted wanted,
                                           const base::Task& task);

}  // namespace narhet::input::detail
