// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/gdal_layer.hpp"

#include <cstdint>
#include <optional>

namespace narhet::input::detail {

/// What a layer of NVDB is about, of what is read.
enum class NvdbFeatureType : std::uint8_t {
  reference_link,  ///< Reflinjetillkomst: lines and nothing else
  net,             ///< Vägtrafiknät
  functional_class,
  limit,
  forbidden_direction,
  surface,
  bearing,
  ferry,
  motorway,
  motor_road,
  built_up,
  prohibition,  ///< of some traffic
};

/// By the end of the layer's name ("NVDB_DKHastighetsgrans", "NVDB_DK_O_48_Hastighetsgrans",
/// "TNE_FT_HASTIGHETSGRANS_1"); nothing for layers that are not read, and for those whose features
/// do not lie between two measures of a link.
[[nodiscard]] std::optional<NvdbFeatureType> feature_type_of(const LayerDescription& layer);

/// Whether its name is one of those in the GeoPackages of today.
[[nodiscard]] bool is_package_layer(const LayerDescription& layer);

}  // namespace narhet::input::detail
