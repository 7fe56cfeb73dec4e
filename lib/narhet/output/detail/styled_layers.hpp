// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/publication.hpp"

#include <functional>
#include <string>
#include <vector>

namespace narhet::output::detail {

/// The layers of a result, and how each looks.
struct StyledLayers {
  std::vector<Layer> layers;  ///< without a notice in their titles
  std::string notice;         ///< stands in every title outside of a project; empty: none
  /// The QML of a layer with that notice behind its headings.
  std::function<std::string(const Layer& layer, const std::string& notice)> style;
};

/// Writes the layers with a default style for each and the project over all of them to
/// `publication.temporary()`, and checks them by reading them again.
/// @param date  ISO 8601 with milliseconds in UTC
/// @throws Error `output_failed`, `study_invalid` as `write_geopackage`; Cancelled
void write_styled(const StyledLayers& styled,
                  const QgisProject& project,
                  const geo::Crs& crs,
                  const std::string& date,
                  const base::Catalogue& catalogue,
                  Publication& publication,
                  const base::Task& task);

}  // namespace narhet::output::detail
