// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/output/detail/report_pen.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace narhet::output::detail {

/// What both forms of a map are made from.
struct MapView {
  const model::ReportMap& map;
  /// Municipalities, places and sites, with a margin; of service points alone where there is
  /// nothing else.
  geo::Box box;
  /// For each layer, its marks in the order of drawing: the heavier first, so that no mark hides
  /// under a larger one.
  std::vector<std::vector<std::size_t>> order;
};

/// @pre the map has a mark
[[nodiscard]] MapView view_of(const model::ReportMap& map);

/// A length of 1, 2 or 5 times a power of ten metres, at most `longest`.
[[nodiscard]] double scale_bar_length(double longest);

/// The map as SVG, for paper and for browsers without JavaScript: the layers that are shown at the
/// beginning, names of chosen sites and of the largest places, and a scale bar.
/// @param id  of the caption; the equivalent is `id`-words
void draw_map(const MapView& view, const std::string& id, ReportPen& pen);

}  // namespace narhet::output::detail
