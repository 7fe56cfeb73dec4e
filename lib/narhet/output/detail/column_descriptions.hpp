// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/publication.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

/// The word of a column's name that says what it counts: "min" of "worst_min_before".  It need not
/// be a unit.
[[nodiscard]] std::string_view quantity_of(std::string_view column);

/// The unit that the name of a column ends in: "worst_min_before" is in minutes, "snap_m" in
/// metres.  Empty where the name tells none: then its alias does, or it is a number without one.
[[nodiscard]] base::Message unit_of(std::string_view column);

/// What a column holds, for people: its alias, its unit, and what its keys mean.
[[nodiscard]] std::string description_of(const Column& column, const base::Catalogue& catalogue);

/// Describes every column of the layers in the GeoPackage at `publication.temporary()`, in the
/// tables of its schema extension (`gpkg_data_columns`: name, title, description).  Layers whose
/// columns have no aliases, which are those that QGIS prescribes, are left out.
/// @pre the layers have been written
/// @throws Error `output_failed`
void write_column_descriptions(const std::vector<Layer>& layers,
                               const base::Catalogue& catalogue,
                               const Publication& publication);

/// How many columns `write_column_descriptions` describes of a layer.
[[nodiscard]] std::size_t described_columns(const Layer& layer);

}  // namespace narhet::output::detail
