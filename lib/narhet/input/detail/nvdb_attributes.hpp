// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/detail/measured.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/nvdb_feature_type.hpp"
#include "narhet/input/detail/nvdb_link.hpp"
#include "narhet/input/detail/road_file.hpp"
#include "narhet/model/origin.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// A layer of NVDB that is about something, and which of its columns are read.
struct TypedLayer {
  const RoadFile* file{};
  const LayerDescription* layer{};
  NvdbFeatureType type{};
  std::vector<std::string> columns;
  std::size_t link{};
  std::size_t from{};
  std::size_t to{};
  std::optional<std::size_t> direction;
  std::optional<std::size_t> until;
  std::optional<std::size_t> value;
};

/// All such layers of the files.
/// @throws Error `field_missing` where a column is not there without which the layer says nothing
[[nodiscard]] std::vector<TypedLayer> typed_layers(std::span<const RoadFile> files);

/// Where the features of a layer lie.
class Placing {
 public:
  /// @param layer  has to outlive this
  explicit Placing(const TypedLayer& layer) : layer_{&layer} {}

  /// Nothing where the feature is set aside, and then it stands in the report: it does not hold any
  /// more, or does not say where it lies.
  /// @throws Error `value_invalid` for measures that are no numbers
  [[nodiscard]] std::optional<MeasureRange> range_of(const Feature& feature,
                                                     model::LoadReport& report);

 private:
  const TypedLayer* layer_;
  NumberColumn from_{"measure", {'\0', true, false}};
  NumberColumn to_{"measure", {'\0', true, false}};
};

/// All that layers say of a part of a link.
struct Said {
  std::vector<std::pair<NvdbFeatureType, const Extent*>> extents;
  /// The measures at which it changes.
  [[nodiscard]] std::vector<double> changes() const;
};

/// What all layers say of parts of links.
class NvdbAttributes {
 public:
  /// Adds a layer; what of it is set aside is in the report.
  /// @throws Error as `Placing`; `value_invalid` for a direction that is not understood
  void add(const TypedLayer& layer, const FeatureTable& table, model::LoadReport& report);

  /// How many features of a layer lie on a road that was asked for.
  [[nodiscard]] std::uint64_t found(std::size_t layer) const {
    return layers_[layer].second.found();
  }
  /// On how many parts two limits lie over each other, of those that were asked for.
  [[nodiscard]] std::uint64_t overlapping_limits() const { return overlapping_limits_; }

  [[nodiscard]] Said said_of(const std::string& link, MeasureRange range);
  /// What of it holds at a measure.
  [[nodiscard]] NvdbLink link_at(const Said& said, double measure);

 private:
  std::vector<std::pair<NvdbFeatureType, Extents>> layers_;
  std::uint64_t overlapping_limits_{};
};

}  // namespace narhet::input::detail
