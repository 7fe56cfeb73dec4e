// SPDX-License-Identifier: MIT
#include "narhet/study/candidate_ranking.hpp"

#include "narhet/access/availability.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/siting/candidate_score.hpp"
#include "narhet/study/no_way.hpp"
#include "narhet/study/one_stop.hpp"
#include "narhet/study/ranking_views.hpp"
#include "narhet/study/shops.hpp"
#include "narhet/study/speed_runs.hpp"

#include <optional>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using base::Weight;

/// For the customers by Huff's model.
void add_ways_to_shops(const model::Result& result,
                       const routing::Engine& engine,
                       siting::Shops& shops,
                       const base::Task& task,
                       std::vector<Line>& lines) {
  std::vector<model::Snap> snaps;
  for (const base::ServiceIndex shop : shops.services) {
    snaps.push_back(result.service_snaps[index(shop)]);
  }
  if (snaps.size() * result.places.size() <= kMostShopWays) {
    shops.ways = ways_between(result.place_snaps, snaps, result.decide_by, engine, task);
  } else {
    lines.push_back(
        {Message{"customers by Huff's model are not measured: {} places and {} shops are too many",
                 result.places.size(), snaps.size()}});
  }
}

siting::OffersTold offers_told(const StudyFile& study, const RankedNeeds& needs) {
  if (needs.said.empty()) {
    return siting::OffersTold::nobody_asked;
  }
  return study.privacy.level == needs::Level::open ? siting::OffersTold::some
                                                   : siting::OffersTold::all;
}

}  // namespace

std::size_t count_ranking_searches(std::size_t kinds,
                                   std::size_t services,
                                   std::size_t candidates) {
  return candidates == 0 ? 0 : base::kMetrics.size() * (kinds + 1) + services + 2 * candidates;
}

void add_ranking(const StudyFile& study,
                 const RankedNeeds& needs,
                 const network::RoadNetwork& network,
                 const routing::Engine& engine,
                 model::Result& result,
                 const base::Task& task,
                 std::vector<Line>& lines) {
  std::vector<Weight> one_stop;
  std::optional<siting::Shops> shops;
  if (!result.candidates.empty()) {
    one_stop = one_stop_ways(result, result.place_snaps, result.service_snaps, engine, task);
    if (study.score.harm.kind) {
      shops = shops_of(result.services, result.service_snaps, *study.score.harm.kind,
                       result.candidate_snaps, engine, task);
      add_ways_to_shops(result, engine, *shops, task, lines);
    }
  }
  const siting::ScoreSettings& settings = study.score;
  const auto no_way = no_way_counts_as(result.nearest, result.places, settings.cap);
  const model::NearestTable expected =
      result.availability ? access::expected_nearest(result.availability->days,
                                                     result.availability->nearest, no_way)
                          : model::NearestTable{0, 0};
  const siting::ScoreInputs inputs{.places = result.places,
                                   .nearest = result.availability ? &expected : &result.nearest,
                                   .no_way = no_way,
                                   .services = result.services,
                                   .candidates = result.candidates,
                                   .candidate_snaps = result.candidate_snaps,
                                   .municipalities = result.municipalities,
                                   .kinds = result.kinds,
                                   .thresholds = result.thresholds,
                                   .decide_by = result.decide_by,
                                   .place_needs = result.needs,
                                   .group_needs = result.group_needs,
                                   .neutral_needs = &result.neutral_needs,
                                   .needs = needs.offers,
                                   .offers_told = offers_told(study, needs),
                                   .one_stop = one_stop,
                                   .shops = shops ? &*shops : nullptr};
  siting::CandidateScorer scorer{inputs, settings};
  RankingViews views{inputs, settings, needs.said, study.weighing, study.privacy};
  routing::for_each_travel_column(
      engine, result.place_snaps, result.candidate_snaps, {.metrics = {result.decide_by}}, task,
      [&](const routing::TravelColumn& column) {
        scorer.score(column.destination, column.costs[result.decide_by]);
        views.score(column.destination, column.costs[result.decide_by]);
      });
  result.ranking = scorer.ranked();
  result.ranking_views = views.ranked();
  add_speed_runs(study, inputs, settings, {network, engine}, result, task, lines);
}

}  // namespace narhet::study
