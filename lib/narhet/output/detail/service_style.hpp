// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>

namespace narhet::output::detail {

/// The rules and symbols (QML) by which the map tells service points apart: a full square has
/// several kinds, an open shape the one kind that the legend names, a grey one lies on no road.
/// Shapes and not colours, for print and for eyes that see few colours.
struct ServiceSymbols {
  std::string rules;
  std::string symbols;
};

[[nodiscard]] ServiceSymbols service_symbols(const model::Result& result,
                                             const base::Catalogue& catalogue);

/// The style (QML) of the same layer that shows whom each closing would hit: the more people, the
/// larger and darker.
[[nodiscard]] std::string closing_style(const Layer& services,
                                        const model::Result& result,
                                        const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
