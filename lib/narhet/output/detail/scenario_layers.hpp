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

/// The style of any of these as QGIS keeps it.
[[nodiscard]] std::string scenario_style(const Layer& layer,
                                         const model::Scenario& scenario,
                                         const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
