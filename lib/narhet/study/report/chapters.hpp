// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/study/answer.hpp"

namespace narhet::study::report {

// The chapters in their order.  Each is there also where the study has nothing to say in it, and
// says so; but a study of one municipality needs no chapter that tells of each by itself.
[[nodiscard]] model::ReportChapter in_short(const Answer& answer);
[[nodiscard]] model::ReportChapter present_situation(const Answer& answer);
[[nodiscard]] model::ReportChapter far_to_go(const Answer& answer);
[[nodiscard]] model::ReportChapter closures(const Answer& answer);
[[nodiscard]] model::ReportChapter needs_heard(const Answer& answer);
[[nodiscard]] model::ReportChapter candidate_sites(const Answer& answer);
[[nodiscard]] model::ReportChapter chosen_plan(const Answer& answer);
[[nodiscard]] model::ReportChapter groups(const Answer& answer);
[[nodiscard]] model::ReportChapter municipalities(const Answer& answer);
[[nodiscard]] model::ReportChapter neighbours(const Answer& answer);
[[nodiscard]] model::ReportChapter each_municipality(const Answer& answer);
[[nodiscard]] model::ReportChapter assumptions(const Answer& answer);
[[nodiscard]] model::ReportChapter sources(const Answer& answer);
[[nodiscard]] model::ReportChapter words(const Answer& answer);
[[nodiscard]] model::ReportChapter decision(const Answer& answer);

}  // namespace narhet::study::report
