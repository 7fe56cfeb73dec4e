// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// The service points of a kind that are on a road, each with its way to the next of them and to
/// every site; without `Shops::ways`.
/// @param snaps  parallel to the services
/// @throws Cancelled
[[nodiscard]] siting::Shops shops_of(std::span<const model::Service> services,
                                     std::span<const model::Snap> snaps,
                                     base::KindIndex kind,
                                     std::span<const model::Snap> sites,
                                     const routing::Engine& engine,
                                     const base::Task& task);

/// From everywhere to everywhere by one metric, the ways to the first destination first; infinite
/// where there is none.
/// @throws Cancelled
[[nodiscard]] std::vector<base::Weight> ways_between(std::span<const model::Snap> from,
                                                     std::span<const model::Snap> to,
                                                     base::Metric metric,
                                                     const routing::Engine& engine,
                                                     const base::Task& task);

}  // namespace narhet::study
