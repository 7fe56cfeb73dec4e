// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/feature_table.hpp"

namespace narhet::input::detail {

/// Brings the geometries of a table into the study CRS.
///
/// A feature that has no place there gets a fault.  The axes are never exchanged silently:
/// positions are held against the areas of use of both systems, widened by some degrees.
/// @throws Error `crs_missing`; `axes_swapped` if more positions fit with x and y exchanged than as
/// they
///         are; `crs_invalid` if none fits either way
void place_in(const geo::Crs& study_crs, const Source& source, FeatureTable& table);

}  // namespace narhet::input::detail
