// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"

namespace narhet::study::report {

/// What the groups said at the meetings, where each spoke, and where nothing is told of it.
void add_group_voices(const model::Result& result, model::ReportChapter& chapter);

}  // namespace narhet::study::report
