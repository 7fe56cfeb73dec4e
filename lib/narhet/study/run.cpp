// SPDX-License-Identifier: MIT
#include "narhet/study/run.hpp"

#include "narhet/access/closure.hpp"
#include "narhet/access/closure_summary.hpp"
#include "narhet/access/coverage.hpp"
#include "narhet/access/leg_effect.hpp"
#include "narhet/base/error.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/result_file.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/candidate_ranking.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/place_routes.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/ranking_lines.hpp"
#include "narhet/study/ranking_views.hpp"
#include "narhet/study/speed_runs.hpp"
#include "narhet/study/summary.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <span>
#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

/// How many searches over the roads the study asks for.
std::size_t count_searches(const StudyFile& study, const Prepared& prepared) {
  const std::size_t nearest = study.kinds.size() * base::kMetrics.size();
  const std::size_t ranking = count_ranking_searches(study.kinds.size(), prepared.services.size(),
                                                     prepared.candidates.size());
  const std::size_t runs =
      count_speed_runs(study.speeds, study.travel.decide_by, prepared.network.graph.node_count());
  return 2 * nearest + (1 + runs) * ranking;
}

std::uint64_t memory_beside(const StudyFile& study,
                            const Prepared& prepared,
                            const base::Task& task) {
  return memory_of_answers({.nodes = prepared.network.graph.node_count(),
                            .places = prepared.places.size(),
                            .services = prepared.services.size(),
                            .candidates = prepared.candidates.size(),
                            .kinds = study.kinds.size(),
                            .threads = task.threads.count});
}

model::NearestTable nearest_of(const StudyFile& study,
                               const Prepared& prepared,
                               const routing::Engine& engine,
                               const base::Task& task) {
  std::vector<model::KindSet> kinds;
  for (const model::Service& service : prepared.inputs.services) {
    kinds.push_back(service.kinds);
  }
  return routing::nearest_two(engine, prepared.places, prepared.services, kinds, study.kinds.size(),
                              prepared.network.edge_nodes, task);
}

/// Works out the needs and puts in the place of the records what scores may be worked out from.
/// @returns all that was said
std::vector<model::Need> add_needs(const StudyFile& study,
                                   std::vector<model::Need>& records,
                                   model::Result& result) {
  std::vector<model::Need> said = std::move(records);
  NeedAnswer answer =
      answer_needs(said, result.places, result.kinds.size(), study.weighing, study.privacy);
  result.municipality_needs = needs::municipality_needs(answer.table, result.places);
  result.need_rows = std::move(answer.table.rows);
  result.needs = std::move(answer.places.rows);
  result.need_index = std::move(answer.places.index);
  records = std::move(answer.offers);
  withhold_load(study.privacy.level, result.loads, result.provenance);
  return said;
}

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

model::Result answer(const StudyFile& study,
                     Prepared& prepared,
                     const RunOptions& options,
                     const base::Task& task,
                     std::vector<Line>& lines) {
  Inputs& inputs = prepared.inputs;
  model::Result result;
  result.study_name = study.name;
  result.mode = study.travel.mode;
  result.notice = prepared.notice;
  result.language = study.language;
  result.crs = study.crs;
  result.kinds = study.kinds;
  result.thresholds = study.thresholds;
  result.decide_by = study.travel.decide_by;
  result.provenance = provenance_of(study, inputs, prepared.network_provenance,
                                    prepared.network.report, options.version);
  const routing::Engine engine = make_engine(
      prepared.network, count_searches(study, prepared),
      {options.engine, study.hierarchy_file(), memory_beside(study, prepared, task)}, task, lines);
  result.nearest = nearest_of(study, prepared, engine, task);
  result.places = std::move(inputs.places);
  result.place_snaps = std::move(prepared.places);
  result.services = std::move(inputs.services);
  result.service_snaps = std::move(prepared.services);
  result.candidates = std::move(inputs.candidates);
  result.candidate_snaps = std::move(prepared.candidates);
  result.municipalities = std::move(inputs.municipalities);
  result.loads = std::move(inputs.loads);
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
  add_availability(prepared, engine, result, task, lines);
  const std::vector<model::Need> said = add_needs(study, inputs.needs, result);
  add_ranking(study, {.said = said, .offers = inputs.needs}, prepared.network, engine, result, task,
              lines);
  add_routes(study, prepared, engine, result, task, lines);
  return result;
}

/// Persons whose answer hangs on the walk between a point and the road.
void add_leg_effect(const model::Result& result, std::vector<Line>& lines) {
  const base::Persons moved = access::persons_moved_by_legs(
      result.places, result.place_snaps, result.service_snaps, result.nearest, result.thresholds);
  if (moved.count() > 0.0) {
    lines.push_back(
        {Message{"{} people are beyond a threshold only because of the way between their place or "
                 "the service and "
                 "the road",
                 base::Decimal{moved.count(), 0}}});
  }
}

/// For whom the result is, where people said something that not all are to read.
Message level_sentence(needs::Level level) {
  switch (level) {
    case needs::Level::internal:
      return Message{
          "this result is internal: it tells what few people said, and only you may read the file"};
    case needs::Level::shared:
      return Message{
          "this result is for those who share the work: it holds no record of its own, "
          "but small numbers"};
    case needs::Level::open:
      return Message{
          "this result may be published as far as the rule goes; whether it may be is "
          "for the municipality to decide"};
  }
  return {};
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

RunSummary check_study(const StudyFile& study, const base::Task& task) {
  RunSummary summary;
  static_cast<void>(prepare(study, task, summary.lines));
  return summary;
}

RunSummary run_study(const StudyFile& study, const RunOptions& options, const base::Task& task) {
  RunSummary summary;
  summary.result = study.result_file();
  make_folder(study.output_folder);
  const bool is_internal = study.needs && study.privacy.level == needs::Level::internal;
  output::Publication publication{summary.result,
                                  {.overwrite = options.overwrite, .for_owner_only = is_internal}};
  Prepared prepared = prepare(study, task, summary.lines);
  const model::Result result = answer(study, prepared, options, task, summary.lines);
  output::write_result(result, publication, {.date = options.date}, task);
  publication.commit();
  for (Line& line : answer_lines(result, options.language)) {
    summary.lines.push_back(std::move(line));
  }
  for (Line& line : ranking_lines(result)) {
    summary.lines.push_back(std::move(line));
  }
  add_leg_effect(result, summary.lines);
  if (study.needs) {
    summary.lines.push_back({level_sentence(study.privacy.level)});
  }
  return summary;
}

}  // namespace narhet::study
