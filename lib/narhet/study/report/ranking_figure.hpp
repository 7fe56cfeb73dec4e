// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/report/sites.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study::report {

/// The criteria that the first weights weigh.
[[nodiscard]] std::vector<std::size_t> weighed_criteria(const model::Ranking& ranking);

/// The ranked sites of a municipality with their points, and their table.
[[nodiscard]] model::ReportFigure ranking_figure(const model::Result& result,
                                                 const AreaSites& area);

/// The kinds that those whom a site brings within the threshold lack there today: "all kinds",
/// "none".
[[nodiscard]] base::Message kinds_gained(const model::Result& result,
                                         const model::CandidateScore& score,
                                         const model::Threshold& threshold);

}  // namespace narhet::study::report
