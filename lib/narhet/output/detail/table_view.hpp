// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/layer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

// How QGIS shows the columns of a layer: in its attribute table, in forms, and where a map is
// clicked.  The file keeps its columns and its numbers as they are.

/// The columns by their position, in the order in which a table is read: what a row is about,
/// where, for how many, what came out, in figures with a unit, the rest, and last ids and how a
/// point was tied to a road.
[[nodiscard]] std::vector<std::size_t> reading_order(const Layer& layer);

/// With how many decimals a column of real numbers is shown: people and metres none, minutes,
/// km, percent and points one, others as many as tell them apart.
[[nodiscard]] int shown_decimals(std::string_view column);

/// For a style (QML), `@FIELDS@`: the order of the columns, their aliases, editors that show a key
/// by its name and a number by its decimals.
[[nodiscard]] std::string fields_of(const Layer& layer, const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
