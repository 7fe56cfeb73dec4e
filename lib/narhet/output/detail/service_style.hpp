// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <map>
#include <string>

namespace narhet::output::detail {

/// Adds the rules and symbols (QML) by which the map tells service points apart: a full square has
/// several kinds, an open shape the one kind that the legend names, a grey one lies on no road.
/// Shapes and not colours, for print and for eyes that see few colours.
void add_service_symbols(std::map<std::string, std::string>& values,
                         const model::Result& result,
                         const base::Catalogue& catalogue);

/// The style (QML) of `services` that shows whom each closing would hit: the more people, the
/// larger and darker.
[[nodiscard]] std::string closing_style(const Layer& services,
                                        const model::Result& result,
                                        const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
