// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/report/blocks.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study::report {

/// The candidates of a municipality, or of none, by rank.
struct AreaSites {
  std::optional<base::MunicipalityIndex> municipality;
  std::vector<const model::CandidateScore*> scores;  ///< the unranked last
};
/// By municipality, those in none last.
[[nodiscard]] std::vector<AreaSites> sites_by_area(const model::Result& result);

[[nodiscard]] const model::Candidate& candidate_of(const model::Result& result,
                                                   const model::CandidateScore& score);
/// Its name or, without one, its id.
[[nodiscard]] const std::string& name_of(const model::Candidate& candidate);

/// The share of the weightings tried in which it is first in its municipality; nothing where none
/// were tried.
[[nodiscard]] std::optional<double> percent_first(const model::CandidateScore& score);
/// The same for a table, with a decimal near none and all, as in the reasons.
[[nodiscard]] Cell percent_first_cell(const model::CandidateScore& score);
/// How many of the first share a tier with it, itself aside.
[[nodiscard]] std::size_t count_equal(const AreaSites& area);

/// Of the other ranked sites the first of which weightings say little beside the first, since most
/// of what is weighed gives both all points; nullptr: none.
[[nodiscard]] const model::CandidateScore* capped_beside_first(const model::Result& result,
                                                               const AreaSites& area);

/// The candidates, by whether they are the first of their municipality: the others, then the first.
[[nodiscard]] std::vector<model::ReportMapLayer> site_layers(
    const model::Result& result, std::span<const model::CandidateScore* const> scores);
/// All of them, with the service points.
[[nodiscard]] model::ReportMap site_map(const model::Result& result);

}  // namespace narhet::study::report
