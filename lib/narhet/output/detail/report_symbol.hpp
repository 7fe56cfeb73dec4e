// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/model/report.hpp"
#include "narhet/output/detail/html.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace narhet::output::detail {

/// How the marks of a class look, in a legend and on both maps.  The colours of places are those of
/// the styles for QGIS (viridis, which gets darker all the way), and whoever sees no colours has
/// the shape, the hole and the outline.
struct Look {
  std::string fill;
  std::string outline;
  double outline_width{1};
  std::string dash;               ///< as SVG's `stroke-dasharray`; empty: drawn through
  std::vector<geo::Point> shape;  ///< corners of an area as large as the unit circle's, y
                                  ///< downwards; empty: the circle
  double hole{};                  ///< radius of a hole in the middle, in that of the mark
};

/// @pre the class is one of the layer's
[[nodiscard]] Look look_of(const model::ReportMapLayer& layer, std::size_t class_index);

/// Pixels: the symbol's area follows the weight, from a least one on.
[[nodiscard]] double radius_of(const model::ReportMapLayer& layer,
                               const model::ReportMapLayer::Mark& mark,
                               double largest_weight);
[[nodiscard]] double largest_weight(const model::ReportMapLayer& layer);

/// One mark of SVG around a point, in pixels.
void draw_symbol(const Look& look, geo::Point at, double radius, Html& html);

/// The patterns that `Look::fill` of municipalities names, for a `defs` of the page.
void write_area_patterns(Html& html);

}  // namespace narhet::output::detail
