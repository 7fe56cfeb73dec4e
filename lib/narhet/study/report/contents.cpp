// SPDX-License-Identifier: MIT
#include "narhet/study/report/contents.hpp"

#include "narhet/study/report/chapters.hpp"

#include <algorithm>

namespace narhet::study::report {

using base::Message;

model::Report contents(const Answer& answer, const std::string& date) {
  const model::Result& result = answer.result;
  model::Report report;
  report.study_name = result.study_name;
  report.title = Message{"Who has how far to service"};
  report.notice = result.notice;
  const bool is_internal = std::any_of(
      result.provenance.begin(), result.provenance.end(), [](const model::Provenance& row) {
        return row.name == "privacy.level" && row.value == "internal";
      });
  if (is_internal && !answer.audience.empty()) {
    report.audience = Message{"INTERNAL: it tells what few people said"};
  }
  report.date = date;
  report.language = result.language;
  report.crs_name = result.crs.name();
  report.chapters = {
      in_short(answer),       present_situation(answer), far_to_go(answer),   closures(answer),
      needs_heard(answer),    candidate_sites(answer),   chosen_plan(answer), groups(answer),
      municipalities(answer), neighbours(answer)};
  if (result.municipalities.size() > 1) {
    report.chapters.push_back(each_municipality(answer));
  }
  for (auto* chapter : {&assumptions, &sources, &words, &decision}) {
    report.chapters.push_back(chapter(answer));
  }
  return report;
}

}  // namespace narhet::study::report
