// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/reach_settings.hpp"

#include <cstddef>

namespace narhet::study {

/// How many searches over the roads that asks for.
[[nodiscard]] std::size_t count_reach_searches(const StudyFile& study, std::size_t services);

/// Measures everything but the nearest points, which the study's result must hold as it must hold
/// the records and snaps.
///
/// The ways from all places to all service points pass by twice, a column at a time: memory grows
/// with places times kinds and not with places times services.
/// @throws Cancelled
[[nodiscard]] model::Reach measure_reach(model::Result&& study,
                                         const ReachSettings& settings,
                                         const routing::Engine& engine,
                                         const base::Task& task);

}  // namespace narhet::study
