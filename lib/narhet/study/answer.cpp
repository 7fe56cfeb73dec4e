// SPDX-License-Identifier: MIT
#include "narhet/study/answer.hpp"

#include "narhet/access/closure.hpp"
#include "narhet/access/closure_summary.hpp"
#include "narhet/access/coverage.hpp"
#include "narhet/access/leg_effect.hpp"
#include "narhet/output/result_file.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/place_routes.hpp"
#include "narhet/study/plan_proof.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/ranked_result.hpp"
#include "narhet/study/side_by_side.hpp"

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

/// Persons whose answer hangs on the walk between a point and the road.
std::vector<Line> leg_lines(const model::Result& result) {
  const base::Persons moved = access::persons_moved_by_legs(
      result.places, result.place_snaps, result.service_snaps, result.nearest, result.thresholds);
  if (moved.count() <= 0.0) {
    return {};
  }
  return {
      {Message{"{} people are beyond a threshold only because of the stretch between their place, "
               "or the service point, and the nearest road",
               base::Decimal{moved.count(), 0}}}};
}

/// For whom the result is, where somebody spoke.
std::vector<Line> audience_of(const StudyFile& study, const model::Result& result) {
  std::vector<Line> lines = audience_lines(study);
  if (study.privacy.level == needs::Level::open && !result.candidates.empty()) {
    lines.push_back({open_ranking_sentence()});
  }
  return lines;
}

}  // namespace

Answer answer_study(const StudyFile& study,
                    const AnswerOptions& options,
                    const base::Task& task,
                    std::vector<Line>& lines) {
  Prepared prepared = prepare(study, task, lines);
  if (options.target != nullptr) {
    options.target->require_space(
        output::least_result_size(prepared.inputs.places.size(), study.kinds.size()));
  }
  const bool anybody_spoke = !prepared.inputs.needs.empty();
  const routing::Engine engine = make_ranking_engine(study, prepared, options.engine, task, lines);
  Answer answer;
  answer.proof = plan_proof_lines(study, prepared, engine, task);
  answer.result = ranked_result(study, prepared, engine, options.version, task, lines);
  add_coverage(answer.result);
  add_side_by_side(study, engine, answer.result, task);
  add_routes(study, prepared, engine, answer.result, task, lines);
  answer.legs = leg_lines(answer.result);
  if (anybody_spoke) {
    answer.audience = audience_of(study, answer.result);
  }
  return answer;
}

}  // namespace narhet::study
