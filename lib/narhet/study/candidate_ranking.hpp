// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::study {

/// How many searches over the roads a ranking asks for.
[[nodiscard]] std::size_t count_ranking_searches(std::size_t kinds,
                                                 std::size_t services,
                                                 std::size_t candidates);

/// At most so many ways between places and shops are held, for the customers by Huff's model.
inline constexpr std::size_t kMostShopWays = 2'000'000;

/// What the meetings said, beside `Result::needs`.
struct RankedNeeds {
  std::span<const model::Need> said;    ///< all of it, for the views of the ranking
  std::span<const model::Need> offers;  ///< those that the level of privacy lets through
};

/// Scores and ranks the candidates, and ranks them again as if needs were taken otherwise and with
/// other speeds on the roads.
///
/// A service point that is not open every day takes a need away only on its days.
/// @param network  that of the engine
/// @param result  holds places, services, candidates, their snaps, nearest table, availability and
///                place needs, and gets `ranking` and `ranking_views`
void add_ranking(const StudyFile& study,
                 const RankedNeeds& needs,
                 const network::RoadNetwork& network,
                 const routing::Engine& engine,
                 model::Result& result,
                 const base::Task& task,
                 std::vector<Line>& lines);

}  // namespace narhet::study
