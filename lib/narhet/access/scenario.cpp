// SPDX-License-Identifier: MIT
#include "narhet/access/scenario.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace narhet::access {
namespace {

using base::index;
using base::Metric;
using base::Weight;
using model::NearestPair;

Weight cost_of(const NearestPair& pair) {
  return pair.nearest ? pair.nearest->cost : Weight::infinite();
}

/// What one place loses of one kind, or of any of some.
struct Loss {
  bool farther{};                      ///< or no longer reached
  bool altogether{};                   ///< no longer reached
  std::optional<double> extra;         ///< km or minutes, where reached before and after
  std::vector<bool> passes_threshold;  ///< by threshold
};

Loss loss_of(Weight before,
             Weight after,
             Metric metric,
             std::span<const model::Threshold> thresholds) {
  Loss loss;
  loss.farther = after > before;
  loss.altogether = loss.farther && !after.is_finite();
  if (loss.farther && after.is_finite()) {
    loss.extra = base::to_display(metric, after - before);
  }
  for (const model::Threshold& threshold : thresholds) {
    loss.passes_threshold.push_back(threshold.metric == metric && before <= threshold.limit &&
                                    after > threshold.limit);
  }
  return loss;
}

void merge(Loss& all, const Loss& one) {
  all.farther = all.farther || one.farther;
  all.altogether = all.altogether || one.altogether;
  if (one.extra) {
    all.extra = std::max(all.extra.value_or(0.0), *one.extra);
  }
  all.passes_threshold.resize(one.passes_threshold.size());
  for (std::size_t i = 0; i < one.passes_threshold.size(); ++i) {
    all.passes_threshold[i] = all.passes_threshold[i] || one.passes_threshold[i];
  }
}

/// A side and the persons that its mean is of.
struct Sum {
  model::ScenarioSide side;
  double persons_with_extra{};

  void add(const Loss& loss, const std::optional<base::Persons>& population) {
    if (!loss.farther) {
      return;
    }
    const base::Persons persons = population.value_or(base::Persons{});
    side.changed.add(population);
    if (loss.altogether) {
      side.altogether.add(population);
    }
    if (loss.extra) {
      side.sum += persons.count() * *loss.extra;
      persons_with_extra += persons.count();
      side.max = std::max(side.max.value_or(0.0), *loss.extra);
    }
    for (std::size_t i = 0; i < loss.passes_threshold.size(); ++i) {
      side.passing_threshold[i] += loss.passes_threshold[i] ? persons : base::Persons{};
    }
  }

  [[nodiscard]] model::ScenarioSide finished() const {
    model::ScenarioSide result = side;
    if (persons_with_extra > 0.0) {
      result.mean = side.sum / persons_with_extra;
    }
    return result;
  }
};

/// The rows of one metric and one direction, in all areas: filled place by place.
class Side {
 public:
  Side(std::span<const model::PopulationGroup> groups,
       std::size_t areas,
       std::size_t kinds,
       std::size_t thresholds)
      : groups_{groups}, kinds_{kinds}, sums_(areas * groups.size() * (kinds + 1)) {
    for (Sum& sum : sums_) {
      sum.side.passing_threshold.resize(thresholds);
    }
  }

  /// @param kind  the number of kinds: any kind
  void add(std::size_t area, std::size_t kind, std::size_t place, const Loss& loss) {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      sums_[row(area, group, kind)].add(loss, groups_[group].persons[place]);
    }
  }
  [[nodiscard]] model::ScenarioSide at(std::size_t area,
                                       std::size_t group,
                                       std::size_t kind) const {
    return sums_[row(area, group, kind)].finished();
  }

 private:
  [[nodiscard]] std::size_t row(std::size_t area, std::size_t group, std::size_t kind) const {
    return (area * groups_.size() + group) * (kinds_ + 1) + kind;
  }

  std::span<const model::PopulationGroup> groups_;
  std::size_t kinds_;
  std::vector<Sum> sums_;
};

/// Of one metric, who has `to` farther than `from`.
Side side_of(std::span<const model::Place> places,
             std::span<const model::PopulationGroup> groups,
             const model::NearestTable& from,
             const model::NearestTable& to,
             Metric metric,
             std::span<const model::Threshold> thresholds,
             std::size_t municipality_count) {
  const std::size_t kinds = from.kind_count();
  Side side{groups, municipality_count + 1, kinds, thresholds.size()};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    const auto add = [&](std::size_t kind, const Loss& loss) {
      if (const auto& municipality = places[i].municipality) {
        side.add(index(*municipality), kind, i, loss);
      }
      if (!places[i].is_neighbour) {
        side.add(municipality_count, kind, i, loss);
      }
    };
    Loss any;
    for (std::size_t k = 0; k < kinds; ++k) {
      const auto kind = base::id_at<base::KindIndex>(k);
      const Loss loss = loss_of(cost_of(from.at(place, kind, metric)),
                                cost_of(to.at(place, kind, metric)), metric, thresholds);
      add(k, loss);
      merge(any, loss);
    }
    add(kinds, any);
  }
  return side;
}

/// The change of a larger size; of equal ones the longer way.
double larger(double a, double b) {
  if (std::abs(a) != std::abs(b)) {
    return std::abs(a) > std::abs(b) ? a : b;
  }
  return std::max(a, b);
}

std::optional<double> largest_change(base::PlaceIndex place,
                                     const model::NearestTable& before,
                                     const model::NearestTable& after,
                                     Metric metric) {
  std::optional<double> largest;
  for (std::size_t i = 0; i < before.kind_count(); ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    if (const auto change =
            model::change(before.at(place, kind, metric), after.at(place, kind, metric), metric)) {
      largest = larger(largest.value_or(0.0), *change);
    }
  }
  return largest;
}

model::PlaceEffect effect_on(base::PlaceIndex place,
                             const model::NearestTable& before,
                             const model::NearestTable& after,
                             Metric metric) {
  using model::PlaceEffect;
  bool nearer = false;
  bool farther = false;
  bool gains = false;
  for (std::size_t i = 0; i < before.kind_count(); ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    const Weight was = cost_of(before.at(place, kind, metric));
    const Weight is = cost_of(after.at(place, kind, metric));
    if (was.is_finite() && !is.is_finite()) {
      return PlaceEffect::loses_kind;
    }
    gains = gains || (is.is_finite() && !was.is_finite());
    nearer = nearer || is < was;
    farther = farther || is > was;
  }
  if (gains) {
    return PlaceEffect::gains_kind;
  }
  if (farther) {
    return nearer ? PlaceEffect::nearer_and_farther : PlaceEffect::farther;
  }
  return nearer ? PlaceEffect::nearer : PlaceEffect::unchanged;
}

}  // namespace

std::vector<model::PlaceChange> place_changes(const model::NearestTable& before,
                                              const model::NearestTable& after,
                                              Metric decide_by) {
  NARHET_EXPECTS(before.place_count() == after.place_count());
  NARHET_EXPECTS(before.kind_count() == after.kind_count());
  std::vector<model::PlaceChange> changes(before.place_count());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    changes[i].effect = effect_on(place, before, after, decide_by);
    for (const Metric metric : base::kMetrics) {
      changes[i].largest[metric] = largest_change(place, before, after, metric);
    }
  }
  return changes;
}

std::vector<model::ScenarioEffect> scenario_effects(std::span<const model::Place> places,
                                                    std::span<const model::PopulationGroup> groups,
                                                    const model::NearestTable& before,
                                                    const model::NearestTable& after,
                                                    std::span<const model::Threshold> thresholds,
                                                    std::size_t municipality_count) {
  NARHET_EXPECTS(before.place_count() == places.size() && after.place_count() == places.size());
  NARHET_EXPECTS(before.kind_count() == after.kind_count());
  for (const model::PopulationGroup& group : groups) {
    NARHET_EXPECTS(group.persons.size() == places.size());
  }
  std::vector<Side> losing;
  std::vector<Side> gaining;
  for (const Metric metric : base::kMetrics) {
    losing.push_back(
        side_of(places, groups, before, after, metric, thresholds, municipality_count));
    gaining.push_back(
        side_of(places, groups, after, before, metric, thresholds, municipality_count));
  }
  const std::size_t kinds = before.kind_count();
  std::vector<model::ScenarioEffect> effects;
  for (std::size_t area = 0; area <= municipality_count; ++area) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      for (std::size_t kind = 0; kind <= kinds; ++kind) {
        for (const Metric metric : base::kMetrics) {
          model::ScenarioEffect effect;
          if (area < municipality_count) {
            effect.municipality = base::id_at<base::MunicipalityIndex>(area);
          }
          effect.group = group;
          if (kind < kinds) {
            effect.kind = base::id_at<base::KindIndex>(kind);
          }
          effect.metric = metric;
          effect.losing = losing[static_cast<std::size_t>(metric)].at(area, group, kind);
          effect.gaining = gaining[static_cast<std::size_t>(metric)].at(area, group, kind);
          effects.push_back(std::move(effect));
        }
      }
    }
  }
  return effects;
}

}  // namespace narhet::access
