// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/stated_way.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>
#include <string_view>

namespace narhet::output::detail {

/// Borrows from `comparison`, which has to outlive it.
[[nodiscard]] Layer compared_ways_layer(const model::WayComparison& comparison);

/// How the table of ways begins.
inline constexpr std::string_view kComparisonHead =
    "place_id,place_name,municipality_code,municipality_name,population,kind,own_km,stated_km,";

/// The default style of the layers of a comparison (QML): the ways by the likely reason.
[[nodiscard]] std::string comparison_style(const Layer& layer,
                                           const model::WayComparison& comparison,
                                           const std::string& notice,
                                           const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
