// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/ranking_view.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/class_times.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/siting/score_inputs.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/score_settings.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study {

/// The speeds by road class are assumptions.  So the candidates are ranked again with others: in
/// each run the time along every road class has a factor of its own.

/// Above that many nodes there are runs only where the study asks for them.
inline constexpr std::size_t kMostSpeedRunNodes = 300'000;

/// None where the speeds decide nothing, or the roads are too many.
[[nodiscard]] std::size_t count_speed_runs(const SpeedSettings& settings,
                                           base::Metric decide_by,
                                           std::size_t nodes);

/// The factors of each run, drawn from its own stream by the seed: 1 ± spread, uniform.  Ferries
/// keep their timetable.
[[nodiscard]] std::vector<network::ClassFactors> draw_class_factors(const SpeedSettings& settings);

/// The roads as the study has them, and what searches run on.
struct StudyRoads {
  const network::RoadNetwork& network;
  const routing::Engine& engine;  ///< of that network
};

/// The candidates with such times: as the study's own ranking, all else as it is.  Cost: as that
/// ranking and the nearest table, on a hierarchy customised anew.
/// @param inputs  of the study's own ranking
/// @param result  holds the snaps
[[nodiscard]] model::RankingView rank_with_times(const network::ClassFactors& factors,
                                                 const siting::ScoreInputs& inputs,
                                                 const siting::ScoreSettings& settings,
                                                 const StudyRoads& roads,
                                                 const model::Result& result,
                                                 const base::Task& task);

/// Adds a view for each run, or says why there is none.
void add_speed_runs(const StudyFile& study,
                    const siting::ScoreInputs& inputs,
                    const siting::ScoreSettings& settings,
                    const StudyRoads& roads,
                    model::Result& result,
                    const base::Task& task,
                    std::vector<Line>& lines);

}  // namespace narhet::study
