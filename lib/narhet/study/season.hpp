// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"
#include "narhet/model/season.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <vector>

namespace narhet::study {

/// Closes what is closed in the study's season: roads and ferries weigh infinitely much, service
/// points offer nothing.  Says what is closed; of a study of the whole year, what counts as open
/// although it is closed part of it.
/// @pre the points are tied to the roads, which know no season yet
void apply_season(const StudyFile& study, Prepared& prepared, std::vector<Line>& lines);

/// What the service points offer in a season.
[[nodiscard]] std::vector<model::KindSet> kinds_in(const model::Season& season,
                                                   const std::vector<model::Service>& services);
/// What they offer in the one or the other season.
[[nodiscard]] std::vector<model::KindSet> kinds_in_any_season(
    const std::vector<model::Service>& services);

/// The nearest of every place, with the reason where the season is why there is none.
/// @param engine  of the roads in that season
/// @param kinds   that the service points offer in it
/// @throws Cancelled
[[nodiscard]] model::NearestTable nearest_in_season(const StudyFile& study,
                                                    const Prepared& prepared,
                                                    const routing::Engine& engine,
                                                    const std::vector<model::KindSet>& kinds,
                                                    const base::Task& task);

/// What changes from the season that the study is compared with; nothing: with none.  The hierarchy
/// of the engine is customised anew.
/// @param nearest  in the study's own season
/// @throws Cancelled
[[nodiscard]] std::optional<model::SeasonChange> season_change(const StudyFile& study,
                                                               const Prepared& prepared,
                                                               const routing::Engine& engine,
                                                               const model::NearestTable& nearest,
                                                               const base::Task& task);

}  // namespace narhet::study
