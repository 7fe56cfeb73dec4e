// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <map>
#include <string>

namespace narhet::output::detail {

inline constexpr const char* kSeasonPlaces = "season_places";

/// What becomes otherwise for each place from one season to another.
/// @pre the result has a season change, and outlives the layer
[[nodiscard]] Layer season_place_layer(const model::Result& result);

/// The values of its style.
void add_season_classes(std::map<std::string, std::string>& values,
                        const model::Result& result,
                        const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
