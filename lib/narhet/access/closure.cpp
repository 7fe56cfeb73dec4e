// SPDX-License-Identifier: MIT
#include "narhet/access/closure.hpp"

#include "narhet/access/vulnerability.hpp"
#include "narhet/base/contract.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace narhet::access {
namespace {

using base::index;
using base::Metric;

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
    const base::Weight limit = thresholds[i].limit;
    const bool passes = thresholds[i].metric == effect.metric && pair.nearest->cost <= limit &&
                        !(pair.second && pair.second->cost <= limit);
    if (passes) {
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

}  // namespace

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
