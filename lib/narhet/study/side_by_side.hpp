// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study {

/// How many searches over the roads that asks for at most.
[[nodiscard]] std::size_t count_side_by_side_searches(std::size_t kinds,
                                                      std::size_t municipalities);

/// Lays the municipalities of a result side by side, and holds the rules against it.  In a result
/// for everyone whose people are counted in cells, few are not told of.
/// @param result  with records, snaps, the nearest table and its coverage
/// @throws Cancelled
void add_side_by_side(const StudyFile& study,
                      const routing::Engine& engine,
                      model::Result& result,
                      const base::Task& task);

/// What that says, in a few sentences.
[[nodiscard]] std::vector<Line> side_by_side_lines(const model::Result& result,
                                                   base::Language language);

}  // namespace narhet::study
