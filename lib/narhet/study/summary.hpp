// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/origin.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"
#include "narhet/study/run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::study {

/// What was read: for each input "read = used + rejected + excluded", with the reasons as details,
/// and its notices.
[[nodiscard]] std::vector<Line> load_lines(const std::vector<model::LoadReport>& loads);

/// Whether all roads hang together: "in 3 parts that no road or ferry joins".
[[nodiscard]] base::Message joined_text(std::uint64_t parts);
/// The roads in figures.
[[nodiscard]] Line network_line(const network::BuildReport& report, model::Mode mode);

/// How many of the points could be tied to a road, and why others could not.
[[nodiscard]] Line snap_line(model::Subject subject, const std::vector<model::Snap>& snaps);

/// The answers in short: who is reached per kind, how many answers the edge of the map makes
/// uncertain, and the candidates that stand first.
/// @param language  of the kinds' names
[[nodiscard]] std::vector<Line> answer_lines(const model::Result& result, base::Language language);

/// Their parts: who has each kind within the threshold that decides, what the season does to whom,
/// and what makes an answer uncertain.
[[nodiscard]] std::vector<Line> coverage_lines(const model::Result& result,
                                               base::Language language);
[[nodiscard]] std::vector<Line> season_lines(const model::Result& result);
[[nodiscard]] std::vector<Line> caution_lines(const model::Result& result);

[[nodiscard]] std::string kind_name(const model::Kind& kind, base::Language language);

}  // namespace narhet::study
