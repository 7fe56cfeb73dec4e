// SPDX-License-Identifier: MIT
#include "narhet/study/ranked_result.hpp"

#include "narhet/study/availability.hpp"
#include "narhet/study/begin_result.hpp"
#include "narhet/study/candidate_ranking.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/run_size.hpp"
#include "narhet/study/season.hpp"
#include "narhet/study/travel_engine.hpp"

#include <utility>

namespace narhet::study {
namespace {

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
  result.neutral_needs = std::move(answer.places.neutral);
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
  const RunSize size = run_size(study, prepared, task.threads.count);
  return make_engine(prepared.network, size.searches,
                     {wanted, study.hierarchy_file(), memory_of_answers(size)}, task, lines);
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
