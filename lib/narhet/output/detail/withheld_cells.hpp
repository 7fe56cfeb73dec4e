// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <cstddef>
#include <functional>

namespace narhet::output::detail {

/// The layer without its rows about cells of a population grid, where the result is for everyone: a
/// third of the rural ones hold fewer than five people.
/// @param place_of  the place that a row is about
[[nodiscard]] Layer without_withheld_cells(
    Layer layer,
    const model::Result& result,
    const std::function<base::PlaceIndex(std::size_t row)>& place_of);

/// Of a layer with a row for each place.
[[nodiscard]] Layer without_withheld_cells(Layer layer, const model::Result& result);

}  // namespace narhet::output::detail
