// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

namespace narhet::input {

/// What the user knows better of ferries, winter roads and ice roads than the roads' source does:
/// a CSV or a sheet of an Excel workbook (.xlsx) without coordinates, whose rows override the tags.
///
/// Columns, in English or Swedish: `id` (way id or feature number; any road) or `name` (ferries
/// only, letters' case aside); minutes of the crossing, interval between departures, months in
/// which it is open, open (yes or no, whatever the tags say).  Empty cells change nothing.
///
/// A crossing of several pieces shares its minutes by length.  The notices of the report tell row
/// by row what became otherwise.
///
/// @param mode   for which `open` and months are
/// @param roads  as read; changed
/// @throws Error as `read_needs`; `value_invalid` with all rows that speak of nothing in the roads,
///         of several ferries where one has to be meant, or cannot be read; `field_missing`;
/// Cancelled
[[nodiscard]] model::LoadReport override_ferries(const Source& source,
                                                 model::Mode mode,
                                                 model::Roads& roads,
                                                 const base::Task& task);

}  // namespace narhet::input
