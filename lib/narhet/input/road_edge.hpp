// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/crs.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/road.hpp"

#include <span>

namespace narhet::input {

/// Adds to `edge_nodes` the dead ends of the mode's roads outside all municipalities: the loaded
/// roads reach beyond the border, and where they stop there the real ones may go on.  Inside a
/// municipality a dead end is one.  Without municipalities nothing is known of dead ends, and none
/// is added.
/// @throws Error `crs_invalid`
void mark_dead_ends_outside(std::span<const model::Municipality> municipalities,
                            const geo::Crs& study_crs,
                            model::Mode mode,
                            model::Roads& roads);

}  // namespace narhet::input
