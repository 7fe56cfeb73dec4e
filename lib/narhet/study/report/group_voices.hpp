// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::study::report {

using NeedRowList = std::vector<const model::NeedRow*>;
using NeedRows = std::span<const model::NeedRow* const>;
/// What may be told of the needs.
[[nodiscard]] NeedRowList need_rows(const model::Result& result);
/// The same, parallel to the municipalities; what places in none said is left out.
[[nodiscard]] std::vector<NeedRowList> need_rows_by_municipality(const model::Result& result);

/// Says, in a result for everyone, that numbers of voices count only what may be told.
void add_what_is_told(const model::Result& result, model::ReportChapter& chapter);
/// A number of voices: of a result for everyone nothing instead of 0, which may be a few.
[[nodiscard]] std::optional<base::Argument> voices_cell(const model::Result& result,
                                                        std::uint64_t voices);

/// What the groups of one municipality said.
/// @param rows  of its places
[[nodiscard]] model::ReportTable group_voices_in(const model::Result& result,
                                                 const std::string& municipality,
                                                 NeedRows rows);

/// What the groups said at the meetings, where each spoke, and where nothing is told of it.
void add_group_voices(const model::Result& result, model::ReportChapter& chapter);

}  // namespace narhet::study::report
