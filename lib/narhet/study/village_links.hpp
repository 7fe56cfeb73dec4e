// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/population_settings.hpp"
#include "narhet/study/prepare.hpp"

#include <vector>

namespace narhet::study {

/// Gives each cell the village that is nearest by road, if one is within the limit: the cell keeps
/// its own people and ways, and shares the village's name and needs.  Says how many people that
/// links, and how many are in no village's reach.
///
/// Nothing is done where there are no cells, or no villages beside them.
/// Cost: one search over the roads.
/// @throws Cancelled
void link_cells_to_villages(const PopulationSettings& settings,
                            Prepared& prepared,
                            const base::Task& task,
                            std::vector<Line>& lines);

}  // namespace narhet::study
