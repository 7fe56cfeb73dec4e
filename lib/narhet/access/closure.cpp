// SPDX-License-Identifier: MIT
#include "narhet/access/closure.hpp"

#include "narhet/access/vulnerability.hpp"
#include "narhet/base/contract.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace narhet::access {
namespace {

using base::index;
using base::Metric;

/// Whether the nearest is within the limit and the second nearest, if any, is not.
bool passes(const model::NearestPair& pair, base::Weight limit) {
  return pair.nearest && pair.nearest->cost <= limit &&
         !(pair.second && pair.second->cost <= limit);
}

void add(model::ClosureEffect& effect,
         const model::Place& place,
         const model::NearestPair& pair,
         std::span<const model::Threshold> thresholds) {
  effect.affected.add(place.population);
  const double persons = place.population.value_or(base::Persons{}).count();
  if (const auto extra = vulnerability(pair)) {
    const double shown = base::to_display(effect.metric, *extra);
    effect.extra_sum += persons * shown;
    effect.extra_max = std::max(effect.extra_max.value_or(0.0), shown);
  } else {
    effect.left_with_nothing.add(place.population);
  }
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    if (thresholds[i].metric == effect.metric && passes(pair, thresholds[i].limit)) {
      effect.passing_threshold[i] += base::Persons{persons};
    }
  }
}

void finish(model::ClosureEffect& effect) {
  const double persons = (effect.affected.persons - effect.left_with_nothing.persons).count();
  if (persons > 0.0) {
    effect.extra_mean = effect.extra_sum / persons;
  }
}

/// The worst closing of each area, the whole study last.
std::vector<model::WorstClosure> worst_of_kind(std::span<const model::Place> places,
                                               std::span<const model::NearestPair> pairs,
                                               std::size_t services,
                                               base::Weight limit,
                                               std::size_t municipality_count) {
  std::vector<std::map<std::size_t, base::Persons>> losing(municipality_count);
  std::vector<base::Persons> in_all(services);
  for (std::size_t place = 0; place < places.size(); ++place) {
    if (passes(pairs[place], limit)) {
      const std::size_t service = index(pairs[place].nearest->service);
      const base::Persons persons = places[place].population.value_or(base::Persons{});
      in_all[service] += persons;
      if (places[place].municipality) {
        losing[index(*places[place].municipality)][service] += persons;
      }
    }
  }
  std::vector<model::WorstClosure> worst(municipality_count + 1);
  const auto consider = [&](std::size_t area, std::size_t service, base::Persons persons) {
    if (persons > worst[area].losing) {
      worst[area].service = base::id_at<base::ServiceIndex>(service);
      worst[area].losing = persons;
      worst[area].losing_in_all = in_all[service];
    }
  };
  for (std::size_t area = 0; area < municipality_count; ++area) {
    worst[area].municipality = base::id_at<base::MunicipalityIndex>(area);
    for (const auto& [service, persons] : losing[area]) {
      consider(area, service, persons);
    }
  }
  for (std::size_t service = 0; service < services; ++service) {
    consider(municipality_count, service, in_all[service]);
  }
  return worst;
}

}  // namespace

std::vector<model::WorstClosure> worst_closures(std::span<const model::Place> places,
                                                const model::NearestTable& nearest,
                                                std::size_t services,
                                                const model::Threshold& threshold,
                                                std::size_t municipality_count) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  const std::size_t kinds = nearest.kind_count();
  std::vector<model::WorstClosure> rows((municipality_count + 1) * kinds);
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const auto id = base::id_at<base::KindIndex>(kind);
    const std::vector<model::WorstClosure> worst =
        worst_of_kind(places, nearest.column(id, threshold.metric), services, threshold.limit,
                      municipality_count);
    for (std::size_t area = 0; area < worst.size(); ++area) {
      rows[area * kinds + kind] = worst[area];
      rows[area * kinds + kind].kind = id;
    }
  }
  return rows;
}

std::vector<model::ClosureEffect> closure_effects(std::span<const model::Place> places,
                                                  const model::NearestTable& nearest,
                                                  std::span<const model::Service> services,
                                                  std::span<const model::Threshold> thresholds) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  constexpr std::size_t kNoRow = std::numeric_limits<std::size_t>::max();
  const std::size_t kinds = nearest.kind_count();
  std::vector<model::ClosureEffect> effects;
  std::vector<std::size_t> first_row(services.size() * kinds, kNoRow);
  for (std::size_t service = 0; service < services.size(); ++service) {
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      if (!services[service].kinds.contains(base::id_at<base::KindIndex>(kind))) {
        continue;
      }
      first_row[service * kinds + kind] = effects.size();
      for (const Metric metric : base::kMetrics) {
        model::ClosureEffect effect;
        effect.service = base::id_at<base::ServiceIndex>(service);
        effect.kind = base::id_at<base::KindIndex>(kind);
        effect.metric = metric;
        effect.passing_threshold.resize(thresholds.size());
        effects.push_back(std::move(effect));
      }
    }
  }
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    for (const Metric metric : base::kMetrics) {
      const auto pairs = nearest.column(base::id_at<base::KindIndex>(kind), metric);
      for (std::size_t place = 0; place < places.size(); ++place) {
        if (pairs[place].nearest && !places[place].is_neighbour) {
          const std::size_t first = first_row[index(pairs[place].nearest->service) * kinds + kind];
          NARHET_EXPECTS(first != kNoRow);
          add(effects[first + static_cast<std::size_t>(metric)], places[place], pairs[place],
              thresholds);
        }
      }
    }
  }
  for (model::ClosureEffect& effect : effects) {
    finish(effect);
  }
  return effects;
}

}  // namespace narhet::access
