// SPDX-License-Identifier: MIT
#include "narhet/study/ranked_result.hpp"

#include "narhet/study/availability.hpp"
#include "narhet/study/begin_result.hpp"
#include "narhet/study/candidate_ranking.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/season.hpp"
#include "narhet/study/speed_runs.hpp"
#include "narhet/study/travel_engine.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace narhet::study {
namespace {

/// How many searches over the roads the study asks for.
std::size_t count_searches(const StudyFile& study, const Prepared& prepared) {
  const std::size_t nearest = study.kinds.size() * base::kMetrics.size();
  const std::size_t ranking = count_ranking_searches(study.kinds.size(), prepared.services.size(),
                                                     prepared.candidates.size());
  const std::size_t runs =
      count_speed_runs(study.speeds, study.travel.decide_by, prepared.network.graph.node_count());
  const std::size_t seasons = study.travel.seasons.compared ? 2 : 1;
  return (1 + seasons) * nearest + (1 + runs) * ranking;
}

std::uint64_t memory_beside(const StudyFile& study,
                            const Prepared& prepared,
                            const base::Task& task) {
  const std::uint64_t other_season =
      prepared.compared ? memory_of_engine(*prepared.compared, routing::Method::hierarchy) : 0;
  return other_season + memory_of_answers({.nodes = prepared.network.graph.node_count(),
                                           .places = prepared.places.size(),
                                           .services = prepared.services.size(),
                                           .candidates = prepared.candidates.size(),
                                           .kinds = study.kinds.size(),
                                           .threads = task.threads.count});
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
  result.group_needs = std::move(answer.places.groups);
  records = std::move(answer.offers);
  withhold_load(study.privacy.level, result.loads, result.provenance);
  return said;
}

}  // namespace

routing::Engine make_ranking_engine(const StudyFile& study,
                                    const Prepared& prepared,
                                    std::optional<routing::Method> wanted,
                                    const base::Task& task,
                                    std::vector<Line>& lines) {
  return make_engine(prepared.network, count_searches(study, prepared),
                     {wanted, study.hierarchy_file(), memory_beside(study, prepared, task)}, task,
                     lines);
}

model::Result ranked_result(const StudyFile& study,
                            Prepared& prepared,
                            const routing::Engine& engine,
                            const std::string& version,
                            const base::Task& task,
                            std::vector<Line>& lines) {
  Inputs& inputs = prepared.inputs;
  model::Result result = begin_result(study, prepared);
  result.provenance =
      provenance_of(study, inputs, prepared.network_provenance, prepared.network.report, version);
  result.nearest = nearest_in_season(study, prepared, engine,
                                     kinds_in(study.travel.seasons.chosen, inputs.services), task);
  result.season_change = season_change(study, prepared, engine, result.nearest, task);
  result.places = std::move(inputs.places);
  result.place_snaps = std::move(prepared.places);
  result.services = std::move(inputs.services);
  result.service_snaps = std::move(prepared.services);
  result.candidates = std::move(inputs.candidates);
  result.candidate_snaps = std::move(prepared.candidates);
  result.municipalities = std::move(inputs.municipalities);
  result.loads = std::move(inputs.loads);
  add_availability(prepared, engine, result, task, lines);
  const std::vector<model::Need> said = add_needs(study, inputs.needs, result);
  add_ranking(study, {.said = said, .offers = inputs.needs}, prepared.network, engine, result, task,
              lines);
  return result;
}

}  // namespace narhet::study
