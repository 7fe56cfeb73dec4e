// SPDX-License-Identifier: MIT
#include "invented_report.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/input/gdal_session.hpp"
#include "narhet/study/report/contents.hpp"
#include "narhet/study/study_file.hpp"

#include <vector>

namespace narhet::test {

study::Answer work_out_invented(needs::Level level, base::Language language) {
  const input::GdalSession gdal;
  const TemporaryFolder folder;
  study::StudyFile study =
      study::read_study_file(std::string{NARHET_SOURCE_DIR} + "/tests/study/invented", language);
  study.output_folder = folder.path();
  study.privacy.level = level;
  std::vector<study::Line> lines;
  return study::answer_study(study, {.version = "test", .engine = {}}, {}, lines);
}

const study::Answer& invented() {
  static const study::Answer answer =
      work_out_invented(needs::Level::internal, base::Language::english);
  return answer;
}

const study::Answer& invented_for_everyone() {
  static const study::Answer answer =
      work_out_invented(needs::Level::open, base::Language::english);
  return answer;
}

model::Report report_of(const study::Answer& answer) {
  return study::report::contents(answer, "2026-01-31T12:00:00.000Z");
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace narhet::test
