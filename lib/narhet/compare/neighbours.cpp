// SPDX-License-Identifier: MIT
#include "narhet/compare/neighbours.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::compare {
namespace {

using base::index;
using base::Metric;
using base::Persons;

Persons persons_of(const model::Place& place) {
  return place.population.value_or(Persons{});
}

}  // namespace

bool is_imported(const model::Place& place,
                 const model::NearestPair& pair,
                 std::span<const model::Service> services) {
  return place.municipality && pair.nearest &&
         services[index(pair.nearest->service)].municipality != place.municipality;
}

std::vector<NeighbourEffect> neighbour_effects(std::span<const model::Place> places,
                                               const model::NearestTable& nearest,
                                               std::span<const model::Service> services,
                                               std::span<const OwnWay> own,
                                               std::span<const model::Threshold> thresholds,
                                               std::size_t municipality_count) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  const std::size_t kinds = nearest.kind_count();
  NeighbourEffect none;
  none.lost.resize(thresholds.size());
  std::vector<NeighbourEffect> effects((municipality_count + 1) * kinds * base::kMetrics.size(),
                                       none);
  const auto at = [&](std::size_t area, base::KindIndex kind, Metric metric) -> NeighbourEffect& {
    return effects[(area * kinds + index(kind)) * base::kMetrics.size() +
                   static_cast<std::size_t>(metric)];
  };
  for (std::size_t k = 0; k < kinds; ++k) {
    const auto kind = base::id_at<base::KindIndex>(k);
    for (const Metric metric : base::kMetrics) {
      const auto pairs = nearest.column(kind, metric);
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (!pairs[i].nearest) {
          continue;
        }
        const auto& host = services[index(pairs[i].nearest->service)].municipality;
        if (host && host != places[i].municipality) {
          at(index(*host), kind, metric).exported += persons_of(places[i]);
        }
      }
    }
  }
  for (const OwnWay& way : own) {
    const model::Place& place = places[index(way.place)];
    const model::NearestPair& pair = nearest.at(way.place, way.kind, way.metric);
    NARHET_EXPECTS(is_imported(place, pair, services));
    for (const std::size_t area : {index(*place.municipality), municipality_count}) {
      NeighbourEffect& effect = at(area, way.kind, way.metric);
      effect.imported += persons_of(place);
      for (std::size_t t = 0; t < thresholds.size(); ++t) {
        const base::Weight limit = thresholds[t].limit;
        if (thresholds[t].metric == way.metric && pair.nearest->cost <= limit &&
            !(way.cost && *way.cost <= limit)) {
          effect.lost[t] += persons_of(place);
        }
      }
    }
  }
  return effects;
}

}  // namespace narhet::compare
