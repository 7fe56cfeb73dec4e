// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/stated_way.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"

#include <string>

namespace narhet::output::detail {

/// How the ways beside another table open in QGIS.
/// @param styled  the layers
/// @param file    name of the GeoPackage
[[nodiscard]] QgisProject comparison_project(const StyledLayers& styled,
                                             const model::WayComparison& comparison,
                                             const std::string& file);

}  // namespace narhet::output::detail
