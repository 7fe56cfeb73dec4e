// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/input/detail/feature_table.hpp"

#include <ogr_geometry.h>

namespace narhet::input::detail {

/// Puts a geometry into `feature` as what is wanted, or the reason why it is of no use.
///
/// A point alone in a multipoint is a point.  A curve becomes a line of many vertices.
/// @param geometry  null: none
/// @throws Error `value_invalid` if a coordinate is no number
void take_geometry(const OGRGeometry* geometry,
                   GeometryWanted wanted,
                   const base::Where& where,
                   Feature& feature);

}  // namespace narhet::input::detail
