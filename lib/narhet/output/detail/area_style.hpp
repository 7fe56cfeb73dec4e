// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/reachable_area.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>

namespace narhet::output::detail {

/// The style (QML) of `areas` and `area_roads`: a colour for each limit, the nearer the darker, in
/// blues and greens that print and that all eyes tell apart.
[[nodiscard]] std::string area_style(const Layer& layer,
                                     const model::ReachableAreas& areas,
                                     const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
