// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <vector>

namespace narhet::study {

/// Who has what on how many days, where some service point is not open every day; else nothing.
/// @param result  holds places, services, their snaps, municipalities and thresholds
void add_availability(const StudyFile& study,
                      const Prepared& prepared,
                      const routing::Engine& engine,
                      model::Result& result,
                      const base::Task& task,
                      std::vector<Line>& lines);

/// For what counts every service point as open every day, although some are not.
void tell_stops_count_as_open(const std::vector<model::Service>& services,
                              std::vector<Line>& lines);

}  // namespace narhet::study
