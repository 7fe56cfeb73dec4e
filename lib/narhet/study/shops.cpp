// SPDX-License-Identifier: MIT
#include "narhet/study/shops.hpp"

#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/travel_columns.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

using base::index;
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

}  // namespace

siting::Shops shops_of(std::span<const model::Service> services,
                       std::span<const model::Snap> snaps,
                       base::KindIndex kind,
                       std::span<const model::Snap> sites,
                       const routing::Engine& engine,
                       const base::Task& task) {
  siting::Shops shops;
  std::vector<model::Snap> shop_snaps;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].kinds.contains(kind) && snaps[i].position) {
      shops.services.push_back(base::id_at<base::ServiceIndex>(i));
      shop_snaps.push_back(snaps[i]);
    }
  }
  shops.next_km = ways_to_next_shop(shop_snaps, engine, task);
  shops.candidate_km = ways_between(shop_snaps, sites, base::Metric::distance, engine, task);
  return shops;
}

std::vector<Weight> ways_between(std::span<const model::Snap> from,
                                 std::span<const model::Snap> to,
                                 base::Metric metric,
                                 const routing::Engine& engine,
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

}  // namespace narhet::study
