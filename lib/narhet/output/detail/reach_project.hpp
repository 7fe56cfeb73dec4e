// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"

#include <string>

namespace narhet::output::detail {

/// How what is within reach opens in QGIS: the places, the customers of the service points, and the
/// municipalities beside each other.
/// @param styled  its layers
/// @param file    name of the GeoPackage
[[nodiscard]] QgisProject reach_project(const StyledLayers& styled,
                                        const model::Reach& reach,
                                        const std::string& file,
                                        const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
