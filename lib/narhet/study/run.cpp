// SPDX-License-Identifier: MIT
#include "narhet/study/run.hpp"

#include "narhet/output/manifest_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/report_file.hpp"
#include "narhet/output/result_file.hpp"
#include "narhet/study/answer.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/ranking_lines.hpp"
#include "narhet/study/report/contents.hpp"
#include "narhet/study/side_by_side.hpp"
#include "narhet/study/summary.hpp"

#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

void append(std::vector<Line> more, std::vector<Line>& lines) {
  std::move(more.begin(), more.end(), std::back_inserter(lines));
}

}  // namespace

RunSummary run_study(const StudyFile& study, const RunOptions& options, const base::Task& task) {
  RunSummary summary;
  summary.result = study.result_file();
  make_folder(study.output_folder);
  const output::PublicationOptions publishing{.overwrite = options.overwrite,
                                              .for_owner_only = is_for_owner_only(study)};
  output::Publication publication{summary.result, publishing};
  std::optional<output::Publication> report;
  if (study.report) {
    summary.report = study.report_file();
    report.emplace(*summary.report, publishing);
  }
  // That is ours whoever made the result, so an old one is in nobody's way.
  output::Publication manifest{output::manifest_of(summary.result),
                               {.overwrite = true, .for_owner_only = publishing.for_owner_only}};
  Answer answer =
      answer_study(study, {options.version, options.engine, &publication}, task, summary.lines);
  output::write_result(answer.result, publication, {.date = options.date}, task);
  std::vector<output::Publication*> files{&publication};
  if (report) {
    output::write_report(report::contents(answer, options.date), *report, task);
    files.push_back(&*report);
  }
  output::write_manifest({files.begin(), files.end()}, options.version, options.date, manifest,
                         task);
  files.push_back(&manifest);
  output::publish_together(files);
  append(answer_lines(answer.result, options.language), summary.lines);
  append(side_by_side_lines(answer.result, options.language), summary.lines);
  append(ranking_lines(answer.result), summary.lines);
  append(std::move(answer.proof), summary.lines);
  append(std::move(answer.legs), summary.lines);
  append(std::move(answer.audience), summary.lines);
  return summary;
}

}  // namespace narhet::study
