// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/plan_text.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::study {

/// What a plan takes from the shops that exist.
struct PlanHarm {
  std::vector<model::PlanShopHarm> by_site;  ///< parallel to the sites
  model::PlanShopHarm together;
};

/// All sites open at once, so that whoever gets another nearest shop counts for one of them, the
/// nearest (of equal ones the earlier); a shop's distance condition is lost to each site that is
/// near enough.  Today's shops count as open every day, as in the whole plan.
/// @returns nothing if there is no site, if the study has no shops of the kind that harm is about,
///          and if the plan does not ask about that kind
/// @throws Cancelled
[[nodiscard]] std::optional<PlanHarm> plan_harm(const PlanFacts& facts,
                                                std::span<const siting::SiteIndex> sites,
                                                const routing::Engine& engine,
                                                const base::Task& task);

/// The same in sentences: site by site, and of several together.
[[nodiscard]] std::vector<Line> harm_lines(const PlanFacts& facts,
                                           std::span<const siting::SiteIndex> sites,
                                           const PlanHarm& harm);

}  // namespace narhet::study
