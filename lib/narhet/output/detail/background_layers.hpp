// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>

namespace narhet::output::detail {

// What a map of a change or a plan lies on, so that its file needs no other.  They borrow from
// `result`, which has to outlive them.

inline constexpr const char* kBorders = "borders";
inline constexpr const char* kServicePoints = "service_points";

/// The municipalities: code, name and area.
[[nodiscard]] Layer border_layer(const model::Result& result);
/// The service points of today: id, name, kinds and municipality.
[[nodiscard]] Layer service_point_layer(const model::Result& result);

/// The style of either (QML).
/// @param notice  in the legend and below the names of municipalities; empty: none
[[nodiscard]] std::string background_style(const Layer& layer,
                                           const model::Result& result,
                                           const std::string& notice,
                                           const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
