// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>
#include <vector>

namespace narhet::output::detail {

// The layers of a scenario, also where it stands in the file of another result.  They borrow from
// `scenario`, which has to outlive them.

[[nodiscard]] Layer scenario_place_layer(const model::Scenario& scenario);
[[nodiscard]] Layer scenario_summary_layer(const model::Scenario& scenario);
[[nodiscard]] Layer scenario_point_layer(const model::Scenario& scenario);

/// The style of any of these, or of what they lie on (`background_layers.hpp`), as QGIS keeps it.
/// @param notice  behind the headings of the legend; empty: none
[[nodiscard]] std::string scenario_style(const Layer& layer,
                                         const model::Scenario& scenario,
                                         const std::string& notice,
                                         const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
