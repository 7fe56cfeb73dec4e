// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"

#include <string>

namespace narhet::output::detail {

/// How a scenario opens in QGIS: what changes, and the places today and afterwards, over the
/// service points and the municipalities.
/// @param styled  its layers
/// @param file    name of the GeoPackage
[[nodiscard]] QgisProject scenario_project(const StyledLayers& styled,
                                           const model::Scenario& scenario,
                                           const std::string& file,
                                           const base::Catalogue& catalogue);

/// The same of a plan, which has a scenario: the chosen sites are over all.
[[nodiscard]] QgisProject plan_project(const StyledLayers& styled,
                                       const model::Plan& plan,
                                       const std::string& file,
                                       const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
