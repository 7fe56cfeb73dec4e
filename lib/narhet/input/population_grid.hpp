// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/age_range.hpp"
#include "narhet/model/place.hpp"

namespace narhet::input {

/// Cells of a population grid as SCB publishes them (GeoPackage, CSV, Excel …), each a place of
/// type "cell" at its middle.
///
/// The id of a cell says where it is: six digits east and seven north of its lower left corner in
/// SWEREF 99 TM; geometries are not read.  Columns: id (rutid_scb) and population (beftotalt),
/// required; width (rutstorl), in metres, else all cells are as wide as their ids allow, 1 000, 250
/// or 100 m; municipality_code (kommunkod); and bands of ages (ald0_4 … ald100w, or ald0_5 …),
/// which make the groups young, elderly and 70 and older.
///
/// SCB perturbs the numbers, so bands need not sum to the total.  A notice says by how much; no
/// number is corrected.
/// @throws Error as the readers of `records.hpp`; `value_invalid` for an id that is no such cell;
///         `study_invalid` where a group does not begin and end with a band
/// @pre a `GdalSession` lives
[[nodiscard]] Loaded<model::Place> read_population_grid(const Source& source,
                                                        const model::GroupAges& ages,
                                                        const geo::Crs& study_crs,
                                                        const base::Task& task);

}  // namespace narhet::input
