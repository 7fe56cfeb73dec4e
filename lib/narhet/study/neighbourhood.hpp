// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/inputs.hpp"

#include <vector>

namespace narhet::study {

/// Keeps the municipalities of the study, of the points those in them or within the margin, and of
/// the roads those that a point there may lie at: within the margin and `max_snap` beyond it.  What
/// is left out is counted in the load reports, of roads only where they come from one file.  A
/// prepared network stays whole.
/// @throws Error `study_invalid` for a municipality that the file does not have, with the nearest;
///         `network_invalid` if no road is near; Cancelled
void keep_neighbourhood(const StudyArea& area,
                        base::Metres max_snap,
                        const geo::Crs& study_crs,
                        Inputs& inputs,
                        const base::Task& task);

/// Marks the places in none of the municipalities that the study is about, and leaves out
/// candidates there: it is not for this study to rank them.
/// @pre places have their municipalities
/// @returns how many there are, and how many people; empty where the study names no municipalities
[[nodiscard]] base::Message mark_neighbours(const StudyArea& area, Inputs& inputs);

/// How many people live in each municipality and how many in none, where places have numbers: one
/// message each, in the order of the municipalities.
[[nodiscard]] std::vector<base::Message> population_balance(const Inputs& inputs);

}  // namespace narhet::study
