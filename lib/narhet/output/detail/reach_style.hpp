// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>

namespace narhet::output::detail {

/// The default style of a layer of what is within reach (QML).  Places by how many kinds they have
/// at one stop, service points larger the more customers they have, municipalities by how far nine
/// in ten of their people have.
/// @param notice  behind the headings of the legend; empty: none
[[nodiscard]] std::string reach_style(const Layer& layer,
                                      const model::Reach& reach,
                                      const std::string& notice,
                                      const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
