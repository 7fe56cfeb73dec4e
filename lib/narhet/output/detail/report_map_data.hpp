// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/report_drawing.hpp"

#include <string>

namespace narhet::output::detail {

/// A map as `report.js` reads it: JSON in which nothing can end the `script` that holds it.
/// Coordinates are whole metres from the lower left corner.
[[nodiscard]] std::string map_data(const MapView& view, const base::Catalogue& catalogue);

/// JSON with escapes for what means something to a reader of HTML.
/// @param json  valid
[[nodiscard]] std::string json_in_html(const std::string& json);

}  // namespace narhet::output::detail
