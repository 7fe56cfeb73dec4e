// SPDX-License-Identifier: MIT
#include "narhet/study/candidate_ranking.hpp"

#include "narhet/access/availability.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/siting/candidate_score.hpp"
#include "narhet/study/one_stop.hpp"
#include "narhet/study/ranking_views.hpp"
#include "narhet/study/speed_runs.hpp"

#include <algorithm>
#include <optional>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using base::Weight;

/// By road to the nearest other shop.  A shop is the nearest to itself, or at most two are nearer
/// than its own way to the road and back.
std::vector<Weight> ways_to_next_shop(std::span<const model::Snap> shops,
                                      const routing::Engine& engine,
                                      const base::Task& task) {
  model::KindSet shop;
  shop.insert(base::KindIndex{0});
  const std::vector<model::KindSet> kinds(shops.size(), shop);
  const model::NearestTable nearest =
      routing::nearest_two(engine, shops, shops, kinds, 1, {}, task);
  std::vector<Weight> ways;
  for (std::size_t i = 0; i < shops.size(); ++i) {
    const model::NearestPair& pair =
        nearest.at(base::id_at<base::PlaceIndex>(i), base::KindIndex{0}, base::Metric::distance);
    const bool is_itself = pair.nearest && index(pair.nearest->service) == i;
    const auto& next = is_itself ? pair.second : pair.nearest;
    ways.push_back(next ? next->cost : Weight::infinite());
  }
  return ways;
}

/// Columns of one metric in one piece.
std::vector<Weight> columns_of(const routing::Engine& engine,
                               std::span<const model::Snap> from,
                               std::span<const model::Snap> to,
                               base::Metric metric,
                               const base::Task& task) {
  std::vector<Weight> columns(from.size() * to.size());
  routing::for_each_travel_column(
      engine, from, to, {.metrics = {metric}}, task, [&](const routing::TravelColumn& column) {
        const auto costs = column.costs[metric];
        std::copy(costs.begin(), costs.end(),
                  columns.begin() + static_cast<std::ptrdiff_t>(column.destination * from.size()));
      });
  return columns;
}

siting::Shops shops_of(const model::Result& result,
                       base::KindIndex kind,
                       const routing::Engine& engine,
                       const base::Task& task,
                       std::vector<Line>& lines) {
  siting::Shops shops;
  std::vector<model::Snap> snaps;
  for (std::size_t i = 0; i < result.services.size(); ++i) {
    if (result.services[i].kinds.contains(kind) && result.service_snaps[i].position) {
      shops.services.push_back(base::id_at<base::ServiceIndex>(i));
      snaps.push_back(result.service_snaps[i]);
    }
  }
  shops.next_km = ways_to_next_shop(snaps, engine, task);
  shops.candidate_km =
      columns_of(engine, snaps, result.candidate_snaps, base::Metric::distance, task);
  if (snaps.size() * result.places.size() <= kMostShopWays) {
    shops.ways = columns_of(engine, result.place_snaps, snaps, result.decide_by, task);
  } else {
    lines.push_back(
        {Message{"customers by Huff's model are not measured: {} places and {} shops are too many",
                 result.places.size(), snaps.size()}});
  }
  return shops;
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
      shops = shops_of(result, *study.score.harm.kind, engine, task, lines);
    }
  }
  const model::NearestTable expected =
      result.availability ? access::expected_nearest(result.availability->days,
                                                     result.availability->nearest, study.score.cap)
                          : model::NearestTable{0, 0};
  const siting::ScoreInputs inputs{.places = result.places,
                                   .nearest = result.availability ? &expected : &result.nearest,
                                   .services = result.services,
                                   .candidates = result.candidates,
                                   .candidate_snaps = result.candidate_snaps,
                                   .municipalities = result.municipalities,
                                   .kinds = result.kinds,
                                   .thresholds = result.thresholds,
                                   .decide_by = result.decide_by,
                                   .place_needs = result.needs,
                                   .group_needs = result.group_needs,
                                   .needs = needs.offers,
                                   .offers_told = study.privacy.level == needs::Level::open
                                                      ? siting::OffersTold::some
                                                      : siting::OffersTold::all,
                                   .one_stop = one_stop,
                                   .shops = shops ? &*shops : nullptr};
  siting::CandidateScorer scorer{inputs, study.score};
  RankingViews views{inputs, study.score, needs.said, study.weighing, study.privacy};
  routing::for_each_travel_column(
      engine, result.place_snaps, result.candidate_snaps, {.metrics = {result.decide_by}}, task,
      [&](const routing::TravelColumn& column) {
        scorer.score(column.destination, column.costs[result.decide_by]);
        views.score(column.destination, column.costs[result.decide_by]);
      });
  result.ranking = scorer.ranked();
  result.ranking_views = views.ranked();
  add_speed_runs(study, inputs, {network, engine}, result, task, lines);
}

}  // namespace narhet::study
