// SPDX-License-Identifier: MIT
#include "narhet/study/speed_runs.hpp"

#include "narhet/access/availability.hpp"
#include "narhet/base/split_mix.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/siting/candidate_score.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/one_stop.hpp"
#include "narhet/study/ranking_views.hpp"

#include <cstdint>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

/// As the study's own ranking takes the nearest: by the days that points are open.
model::NearestTable nearest_of(const model::Result& result,
                               std::span<const model::Snap> places,
                               std::span<const model::Snap> services,
                               std::span<const base::PerMetric<base::Weight>> caps,
                               const routing::Engine& engine,
                               const base::Task& task) {
  const auto days = access::availability_levels(result.services);
  auto tables = nearest_by_days(days, result, places, services, engine, {}, task);
  return tables.size() == 1 ? std::move(tables.front())
                            : access::expected_nearest(days, tables, caps);
}

}  // namespace

std::size_t count_speed_runs(const SpeedSettings& settings,
                             base::Metric decide_by,
                             std::size_t nodes) {
  const bool is_small_enough = nodes <= kMostSpeedRunNodes || settings.runs_are_asked_for;
  return decide_by == base::Metric::time && is_small_enough ? settings.runs : 0;
}

std::vector<network::ClassFactors> draw_class_factors(const SpeedSettings& settings) {
  base::SplitMix chance{settings.seed};
  std::vector<network::ClassFactors> runs(settings.runs);
  for (network::ClassFactors& factors : runs) {
    for (double& factor : factors) {
      factor = 1.0 + settings.spread * (2.0 * chance.unit() - 1.0);
    }
    factors.at(static_cast<std::size_t>(model::RoadClass::ferry)) = 1.0;
  }
  return runs;
}

model::RankingView rank_with_times(const network::ClassFactors& factors,
                                   const siting::ScoreInputs& inputs,
                                   const siting::ScoreSettings& settings,
                                   const StudyRoads& roads,
                                   const model::Result& result,
                                   const base::Task& task) {
  const network::RoadGraph graph = network::with_class_times(roads.network, factors);
  const routing::Engine engine{graph, roads.engine.elimination(), task};
  const auto on_roads = [&](std::span<const model::Snap> snaps) {
    return network::with_class_times(snaps, roads.network, factors);
  };
  const std::vector<model::Snap> places = on_roads(result.place_snaps);
  const std::vector<model::Snap> services = on_roads(result.service_snaps);
  const std::vector<model::Snap> candidates = on_roads(result.candidate_snaps);
  const model::NearestTable nearest =
      nearest_of(result, places, services, inputs.no_way, engine, task);
  const std::vector<base::Weight> one_stop = one_stop_ways(result, places, services, engine, task);
  siting::ScoreInputs driven = inputs;
  driven.nearest = &nearest;
  driven.candidate_snaps = candidates;
  driven.one_stop = one_stop;
  driven.shops = nullptr;
  siting::CandidateScorer scorer{driven, as_it_is(settings)};
  routing::for_each_travel_column(engine, places, candidates, {.metrics = {inputs.decide_by}}, task,
                                  [&](const routing::TravelColumn& column) {
                                    scorer.score(column.destination,
                                                 column.costs[inputs.decide_by]);
                                  });
  model::RankingView view;
  view.by = model::RankedBy::speeds;
  view.candidates = ranks_of(scorer.ranked());
  return view;
}

void add_speed_runs(const StudyFile& study,
                    const siting::ScoreInputs& inputs,
                    const siting::ScoreSettings& settings,
                    const StudyRoads& roads,
                    model::Result& result,
                    const base::Task& task,
                    std::vector<Line>& lines) {
  const std::size_t nodes = roads.network.graph.node_count();
  if (result.candidates.empty() || study.speeds.runs == 0 ||
      study.travel.decide_by != base::Metric::time) {
    return;
  }
  if (count_speed_runs(study.speeds, study.travel.decide_by, nodes) == 0) {
    lines.push_back(
        {Message{"the ranking is not tried with other speeds on the roads: they have "
                 "{} nodes; speed_runs = {} in [score] asks for it",
                 nodes, study.speeds.runs}});
    return;
  }
  std::uint32_t run = 0;
  for (const network::ClassFactors& factors : draw_class_factors(study.speeds)) {
    result.ranking_views.push_back(rank_with_times(factors, inputs, settings, roads, result, task));
    result.ranking_views.back().run = ++run;
  }
}

}  // namespace narhet::study
