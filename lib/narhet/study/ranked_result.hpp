// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// What the searches of a ranking, and of a whole run, go over.
/// @throws Error as `make_engine`
[[nodiscard]] routing::Engine make_ranking_engine(const StudyFile& study,
                                                  const Prepared& prepared,
                                                  std::optional<routing::Method> wanted,
                                                  const base::Task& task,
                                                  std::vector<Line>& lines);

/// The result as far as its candidates are ranked by it: who has what nearest today and on how many
/// days, what villages said as far as the level of privacy lets it through, and the ranking.
/// @param prepared  its records and snaps move into the result; the network stays
/// @param engine    on the network of `prepared`
/// @param version   of the program, for `provenance`
[[nodiscard]] model::Result ranked_result(const StudyFile& study,
                                          Prepared& prepared,
                                          const routing::Engine& engine,
                                          const std::string& version,
                                          const base::Task& task,
                                          std::vector<Line>& lines);

}  // namespace narhet::study
