// SPDX-License-Identifier: MIT
#include "narhet/study/run_size.hpp"

#include "narhet/study/candidate_ranking.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/side_by_side.hpp"
#include "narhet/study/speed_runs.hpp"

#include <filesystem>
#include <system_error>

namespace narhet::study {

RunSize run_size(const StudyFile& study, const Prepared& prepared, unsigned threads) {
  std::error_code ignored;
  RunSize size;
  size.segments = prepared.inputs.roads.segments.size();
  size.nodes = prepared.network.graph.node_count();
  size.places = prepared.places.size();
  size.services = prepared.services.size();
  size.candidates = prepared.candidates.size();
  size.kinds = study.kinds.size();
  size.speed_runs = count_speed_runs(study.speeds, study.travel.decide_by, size.nodes);
  size.has_hierarchy = std::filesystem::exists(study.hierarchy_file(), ignored);
  size.threads = threads;
  const std::size_t nearest = size.kinds * base::kMetrics.size();
  const std::size_t ranking = count_ranking_searches(size.kinds, size.services, size.candidates);
  const std::size_t seasons = prepared.compared ? 2 : 1;
  size.searches = (1 + seasons) * nearest + (1 + size.speed_runs) * ranking +
                  count_side_by_side_searches(size.kinds, prepared.inputs.municipalities.size());
  size.other_season =
      prepared.compared ? memory_of_engine(*prepared.compared, routing::Method::hierarchy) : 0;
  return size;
}

routing::Method run_method(const RunSize& size) {
  return routing::plan({size.searches, size.has_hierarchy, {}}).method;
}

std::uint64_t memory_of_answers(const RunSize& size) {
  return size.other_season + memory_of_answers(AnswerSize{.nodes = size.nodes,
                                                          .places = size.places,
                                                          .services = size.services,
                                                          .candidates = size.candidates,
                                                          .kinds = size.kinds,
                                                          .threads = size.threads});
}

}  // namespace narhet::study
