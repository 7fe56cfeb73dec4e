// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/stated_way.hpp"

#include <span>
#include <vector>

namespace narhet::input {

/// Somebody else's table of how far each place has to its nearest service, such as one from Pipos:
/// a CSV or a sheet of a workbook (.xlsx).
///
/// Columns, in English or Swedish: id (place, rutid_scb, ruta, ort), by id or, where one place only
/// has it, by name; then either kind (servicetyp, slag) and km or m (avstånd_km, avstånd_m), a row
/// for each kind, also service (servicepunkt), the nearest point's id or name; or, without a column
/// for the kind, one column for each kind of the study, by its key or a name, with _km or _m behind
/// it.  An empty cell: there is no way.
///
/// Rows of places and kinds that the study does not have are excluded, and counted.  One row may
/// give several ways; the report counts rows.
/// @throws Error as `read_needs`; `field_missing` where there is no column of ways; `duplicate_id`
///         for a place and kind that stand twice; `layer_empty` where no row is of the study
[[nodiscard]] Loaded<model::StatedWay> read_stated_ways(const Source& source,
                                                        std::span<const model::Place> places,
                                                        const std::vector<model::Kind>& kinds,
                                                        const base::Task& task);

}  // namespace narhet::input
