// SPDX-License-Identifier: MIT
#include "narhet/study/run.hpp"

#include "narhet/access/closure.hpp"
#include "narhet/access/closure_summary.hpp"
#include "narhet/access/coverage.hpp"
#include "narhet/access/leg_effect.hpp"
#include "narhet/base/error.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/result_file.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/place_routes.hpp"
#include "narhet/study/plan_proof.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/ranked_result.hpp"
#include "narhet/study/ranking_lines.hpp"
#include "narhet/study/side_by_side.hpp"
#include "narhet/study/summary.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

/// Above that many rows the ways are drawn only where the study asks for them.
constexpr std::size_t kMostRoutes = 20'000;

/// Draws the ways to the nearest services; the result must hold the nearest table.
void add_routes(const StudyFile& study,
                const Prepared& prepared,
                const routing::Engine& engine,
                model::Result& result,
                const base::Task& task,
                std::vector<Line>& lines) {
  const std::size_t count = count_place_routes(result.nearest);
  if (study.routes.value_or(count <= kMostRoutes)) {
    result.routes = place_routes(prepared.network, engine, result, task);
  } else if (!study.routes) {
    lines.push_back(
        {Message{"the {} ways to the nearest services are not drawn; routes = true in [output] "
                 "asks for them",
                 count}});
  }
}

/// Who is how near, and what it means for whom if a service point closes.
void add_coverage(model::Result& result) {
  result.coverage = access::coverage(result.places, result.nearest, result.thresholds,
                                     result.municipalities.size());
  result.all_kinds_coverage = access::coverage_of_all_kinds(
      result.places, result.nearest, result.thresholds, result.municipalities.size());
  result.closures =
      access::closure_effects(result.places, result.nearest, result.services, result.thresholds);
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  result.closure_summaries = access::closure_summaries(
      result.places, result.nearest, result.services.size(), result.kinds, result.decide_by,
      deciding ? &result.thresholds[*deciding] : nullptr);
}

/// @param proof  gets what is proved of the sites that a plan would open
model::Result answer(const StudyFile& study,
                     Prepared& prepared,
                     const RunOptions& options,
                     const base::Task& task,
                     std::vector<Line>& lines,
                     std::vector<Line>& proof) {
  const routing::Engine engine = make_ranking_engine(study, prepared, options.engine, task, lines);
  proof = plan_proof_lines(study, prepared, engine, task);
  model::Result result = ranked_result(study, prepared, engine, options.version, task, lines);
  add_coverage(result);
  add_side_by_side(study, engine, result, task);
  add_routes(study, prepared, engine, result, task, lines);
  return result;
}

/// Persons whose answer hangs on the walk between a point and the road.
void add_leg_effect(const model::Result& result, std::vector<Line>& lines) {
  const base::Persons moved = access::persons_moved_by_legs(
      result.places, result.place_snaps, result.service_snaps, result.nearest, result.thresholds);
  if (moved.count() > 0.0) {
    lines.push_back({Message{
        "{} people are beyond a threshold only because of the stretch between their place, "
        "or the service point, and the nearest road",
        base::Decimal{moved.count(), 0}}});
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw base::Error{base::ErrorCode::output_failed,
                      {folder.string(), {}, {}},
                      Message{"the folder cannot be made: {}", error.message()},
                      Message{"choose another folder in [output] of the study"}};
  }
}

}  // namespace

RunSummary run_study(const StudyFile& study, const RunOptions& options, const base::Task& task) {
  RunSummary summary;
  summary.result = study.result_file();
  make_folder(study.output_folder);
  output::Publication publication{
      summary.result, {.overwrite = options.overwrite, .for_owner_only = is_for_owner_only(study)}};
  Prepared prepared = prepare(study, task, summary.lines);
  const bool anybody_spoke = !prepared.inputs.needs.empty();
  std::vector<Line> proof;
  const model::Result result = answer(study, prepared, options, task, summary.lines, proof);
  output::write_result(result, publication, {.date = options.date}, task);
  publication.commit();
  for (Line& line : answer_lines(result, options.language)) {
    summary.lines.push_back(std::move(line));
  }
  for (Line& line : side_by_side_lines(result, options.language)) {
    summary.lines.push_back(std::move(line));
  }
  for (Line& line : ranking_lines(result)) {
    summary.lines.push_back(std::move(line));
  }
  std::move(proof.begin(), proof.end(), std::back_inserter(summary.lines));
  add_leg_effect(result, summary.lines);
  if (anybody_spoke) {
    for (Line& line : audience_lines(study)) {
      summary.lines.push_back(std::move(line));
    }
    if (study.privacy.level == needs::Level::open && !result.candidates.empty()) {
      summary.lines.push_back({open_ranking_sentence()});
    }
  }
  return summary;
}

}  // namespace narhet::study
