// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

/// Maps of several municipalities, smaller than 1 to this, show places, best sites and shares only.
inline constexpr const char* kDetailScale = "1200000";

/// The scale of a map in an expression of QGIS: `@` would be a value of our own in a template.
inline constexpr const char* kMapScale = "coalesce(@map_scale, 0)";

/// Text as it may stand in XML, also within quotes.
[[nodiscard]] std::string xml(std::string_view text);

/// Text as a string in an expression of QGIS.
[[nodiscard]] std::string string_literal(std::string_view text);

/// A template of `data/styles` with each `@NAME@` replaced; the values are XML already.
[[nodiscard]] std::string filled(std::string_view text,
                                 const std::map<std::string, std::string>& values);

/// The upper limits, "<=", of the first four of the five classes that the map of `places` shows, in
/// km or minutes, ascending.
///
/// They are the study's own thresholds of the metric that decides, completed by half the lowest and
/// doubles of the highest, so that the colours change where the study's limits are.
[[nodiscard]] std::array<double, 4> class_limits(const model::Result& result);

/// The default style of a layer of the result as QGIS keeps it (QML), with aliases for columns and
/// keys in the language of the catalogue.
/// @param notice  behind the headings of the legend; empty: none
[[nodiscard]] std::string style_of(const Layer& layer,
                                   const model::Result& result,
                                   const std::string& notice,
                                   const base::Catalogue& catalogue);

/// The style of places by how far it is to the farthest of their nearest services, as in `places`.
/// @param column  of the layer that says so
[[nodiscard]] std::string place_style(const Layer& places,
                                      const std::string& column,
                                      const model::Result& result,
                                      const base::Catalogue& catalogue);

/// The style of municipalities as a background: their borders and names.
/// @param borders  has a column `name`
/// @param notice   below the names; empty: none
[[nodiscard]] std::string border_style(const Layer& borders,
                                       const std::string& notice,
                                       const base::Catalogue& catalogue);

/// The table `layer_styles`, where QGIS looks for the default styles of `layers`.
/// @param layers  has to outlive the result of this function, as have the other arguments
/// @param style   the QML of a layer
[[nodiscard]] Layer style_layer(const std::vector<Layer>& layers,
                                const std::function<std::string(const Layer&)>& style,
                                const base::Catalogue& catalogue,
                                const std::string& date);

}  // namespace narhet::output::detail
