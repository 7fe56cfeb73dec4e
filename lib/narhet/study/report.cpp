// SPDX-License-Identifier: MIT
#include "narhet/study/report.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/report_file.hpp"
#include "narhet/study/answer.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/report/contents.hpp"

#include <utility>

namespace narhet::study {
namespace {

using base::Message;

void refuse_other_format(const std::filesystem::path& target) {
  if (target.extension() != ".html") {
    throw base::Error{base::ErrorCode::usage,
                      {target.string(), {}, {}},
                      Message{"expected a file name that ends in .html, for a report"},
                      Message{"choose another name with -o"}};
  }
}

}  // namespace

std::vector<Line> write_report(const StudyFile& study,
                               const std::filesystem::path& target,
                               const ReportOptions& options,
                               const base::Task& task) {
  refuse_other_format(target);
  refuse_input_as_target(study, target);
  output::Publication publication{
      target, {.overwrite = options.overwrite, .for_owner_only = is_for_owner_only(study)}};
  std::vector<Line> lines;
  Answer answer = answer_study(study, {options.version, options.engine}, task, lines);
  output::write_report(report::contents(answer, options.date), publication, task);
  publication.commit();
  for (Line& line : answer.audience) {
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace narhet::study
