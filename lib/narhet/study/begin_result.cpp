// SPDX-License-Identifier: MIT
#include "narhet/study/begin_result.hpp"

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

}  // namespace narhet::study
