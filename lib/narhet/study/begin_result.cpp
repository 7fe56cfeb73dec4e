// SPDX-License-Identifier: MIT
#include "narhet/study/begin_result.hpp"

#include "narhet/study/season.hpp"

#include <utility>

namespace narhet::study {

model::Result begin_result(const StudyFile& study, const Prepared& prepared) {
  model::Result result;
  result.study_name = study.name;
  result.mode = study.travel.mode;
  result.notice = prepared.notice;
  result.language = study.language;
  result.crs = study.crs;
  result.kinds = study.kinds;
  result.thresholds = study.thresholds;
  result.decide_by = study.travel.decide_by;
  result.withhold_cells = study.privacy.level == needs::Level::open;
  return result;
}

model::Result nearest_result(const StudyFile& study,
                             Prepared&& prepared,
                             const routing::Engine& engine,
                             const base::Task& task) {
  model::Result result = begin_result(study, prepared);
  result.nearest =
      nearest_in_season(study, prepared, engine,
                        kinds_in(study.travel.seasons.chosen, prepared.inputs.services), task);
  result.places = std::move(prepared.inputs.places);
  result.place_snaps = std::move(prepared.places);
  result.services = std::move(prepared.inputs.services);
  result.service_snaps = std::move(prepared.services);
  result.municipalities = std::move(prepared.inputs.municipalities);
  result.loads = std::move(prepared.inputs.loads);
  return result;
}

}  // namespace narhet::study
