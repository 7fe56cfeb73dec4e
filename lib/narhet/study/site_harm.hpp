// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::study {

/// Candidates that open together.
struct OpenedSites {
  std::span<const base::CandidateIndex> sites;  ///< each on a road
  model::KindSet kinds;                         ///< what each of them offers
  std::span<const base::ServiceIndex>
      closed;  ///< shops that close: whose customers they have is no loss
};

/// What they take from the shops that exist.
struct SiteHarm {
  std::vector<model::PlanShopHarm> by_site;  ///< parallel to the sites
  model::PlanShopHarm together;
};

/// All sites open at once, so that whoever gets another nearest shop counts for one of them, the
/// nearest (of equal ones the earlier); a shop's distance condition is lost to each site that is
/// near enough.  Today's shops count as open every day, as in plans and scenarios.
/// @returns nothing if there is no site, if the study has no shops of the kind that harm is about,
///          and if the sites do not offer that kind
/// @throws Cancelled
[[nodiscard]] std::optional<SiteHarm> site_harm(const StudyFile& study,
                                                const Prepared& prepared,
                                                const OpenedSites& opened,
                                                const routing::Engine& engine,
                                                const base::Task& task);

/// The same in sentences: site by site, and of several together.
[[nodiscard]] std::vector<Line> harm_lines(const StudyFile& study,
                                           const Prepared& prepared,
                                           std::span<const base::CandidateIndex> sites,
                                           const SiteHarm& harm);

}  // namespace narhet::study
