// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"

#include <string>

namespace narhet::output::detail {

/// How the result of a study opens in QGIS: its layers in groups, themes for today, the best site,
/// closings and municipalities, and a page to print for each municipality.
/// @param styled  the layers of the result
/// @param file    name of the GeoPackage
[[nodiscard]] QgisProject result_project(const StyledLayers& styled,
                                         const model::Result& result,
                                         const std::string& file,
                                         const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
