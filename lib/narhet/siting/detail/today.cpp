// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/today.hpp"

#include "narhet/base/split_mix.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace narhet::siting::detail {

using base::index;
using base::Weight;
using model::Counted;

namespace {

constexpr double kWorstOffShare = 0.1;
constexpr double kNotAsked = -1.0;  // instead of a need

Area no_needed_ways(std::size_t kinds) {
  Area area;
  area.needed_way.resize(kinds);
  for (std::vector<double>& ways : area.needed_way_of_group) {
    ways.resize(kinds);
  }
  return area;
}

}  // namespace

Today::Today(const ScoreInputs& inputs, const ScoreSettings& settings, const Variation& variation)
    : inputs_{&inputs},
      cap_{settings.cap[inputs.decide_by]},
      deciding_{model::deciding_threshold(inputs.thresholds, inputs.decide_by)} {
  count(variation);
  fill_limits(variation.threshold_factor);
  fill_needs();
  fill_areas();
  fill_worst_off();
  fill_horizons();
}

/// A place's groups vary with its persons, so a share of them stays one.
void Today::count(const Variation& variation) {
  std::optional<base::SplitMix> chance;
  if (variation.population_seed) {
    chance.emplace(*variation.population_seed);
  }
  for (const model::Place& place : inputs_->places) {
    const double factor =
        chance ? 1.0 + variation.population_noise * (2.0 * chance->unit() - 1.0) : 1.0;
    const auto add = [&](Counted group, double number) {
      counted_.at(static_cast<std::size_t>(group)).push_back(factor * number);
    };
    add(Counted::residents, place.population.value_or(base::Persons{}).count());
    add(Counted::young, place.young.value_or(base::Persons{}).count());
    add(Counted::elderly, place.elderly.value_or(base::Persons{}).count());
    add(Counted::businesses, place.businesses.value_or(0.0));
  }
}

void Today::fill_limits(double factor) {
  for (const model::Threshold& threshold : inputs_->thresholds) {
    limits_.emplace_back(
        static_cast<std::uint32_t>(std::llround(factor * threshold.limit.units())));
  }
}

void Today::fill_needs() {
  const std::vector<double> nobody_asked(place_count() * kind_count(), kNotAsked);
  const auto at = [&](const auto& row) {
    return index(row.place) * kind_count() + index(row.kind);
  };
  needs_ = nobody_asked;
  for (const model::PlaceNeed& row : inputs_->place_needs) {
    needs_[at(row)] = row.intensity;
  }
  const model::NeutralNeeds* neutral = inputs_->neutral_needs;
  const auto of_kind = neutral == nullptr ? std::span<const double>{} : neutral->of_kind;
  make_neutral_where_not_asked(needs_, of_kind);
  const auto asks = [&](model::Group group) {
    return std::any_of(
        inputs_->group_needs.begin(), inputs_->group_needs.end(),
        [group](const model::GroupNeed& row) { return row.group == group && row.intensity > 0.0; });
  };
  std::array<bool, model::kGroups> asked{};
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    asked.at(group) = asks(static_cast<model::Group>(group));
  }
  for (const model::GroupNeed& row : inputs_->group_needs) {
    if (!asked.at(static_cast<std::size_t>(row.group))) {
      continue;
    }
    std::vector<double>& needs = group_needs_.at(static_cast<std::size_t>(row.group));
    if (needs.empty()) {
      needs = nobody_asked;
    }
    needs[at(row)] = row.intensity;
  }
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    make_neutral_where_not_asked(group_needs_.at(group), neutral == nullptr
                                                             ? std::span<const double>{}
                                                             : neutral->of_group.at(group));
  }
}

/// @param neutral  by kind; empty: 1
void Today::make_neutral_where_not_asked(std::vector<double>& needs,
                                         std::span<const double> neutral) const {
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (needs[i] == kNotAsked) {
      needs[i] = neutral.empty() ? 1.0 : neutral[i % kind_count()];
    }
  }
}

void Today::fill_areas() {
  whole_ = no_needed_ways(kind_count());
  areas_.resize(inputs_->municipalities.size(), whole_);
  for (std::size_t i = 0; i < place_count(); ++i) {
    const model::Place& place = inputs_->places[i];
    const std::array<bool, model::kCounted> measured{
        true, place.young.has_value(), place.elderly.has_value(), place.businesses.has_value()};
    const auto add = [&](Area& area) {
      for (std::size_t group = 0; group < model::kCounted; ++group) {
        area.counted.at(group) += counted_.at(group)[i];
        area.measured.at(group) = area.measured.at(group) || measured.at(group);
      }
      for (std::size_t kind = 0; kind < kind_count(); ++kind) {
        const double way = persons(i) * way_to(i, kind);
        area.needed_way[kind] += way * need(i, kind);
        for (std::size_t group = 0; group < model::kGroups; ++group) {
          area.needed_way_of_group.at(group)[kind] +=
              way * need(i, kind, static_cast<model::Group>(group));
        }
      }
    };
    if (!place.is_neighbour) {
      add(whole_);
    }
    if (place.municipality) {
      add(areas_[index(*place.municipality)]);
    }
  }
}

double Today::way_to(std::size_t place, std::size_t kind) const {
  const auto& nearest = pair(place, kind).nearest;
  return shown(place, nearest ? nearest->cost : Weight::infinite());
}

double Today::mean_way(std::size_t place) const {
  double sum = 0.0;
  for (std::size_t kind = 0; kind < kind_count(); ++kind) {
    sum += way_to(place, kind);
  }
  return sum / static_cast<double>(kind_count());
}

/// Those with the longest ways, as a mean over the kinds, until a tenth of the area's persons is
/// full; the last place with a part of its persons.
void Today::fill_worst_off() {
  std::vector<double> ways(place_count());
  for (std::size_t place = 0; place < place_count(); ++place) {
    ways[place] = mean_way(place);
  }
  std::vector<std::size_t> order(place_count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ways[a] > ways[b]; });
  worst_in_own_.assign(place_count(), 0.0);
  worst_in_whole_.assign(place_count(), 0.0);
  const auto take = [](Area& area, double persons) {
    const double room = kWorstOffShare * area.counted.front() - area.worst_off;
    const double taken = std::clamp(room, 0.0, persons);
    area.worst_off += taken;
    return taken;
  };
  for (const std::size_t place : order) {
    if (!inputs_->places[place].is_neighbour) {
      worst_in_whole_[place] = take(whole_, persons(place));
    }
    if (const auto& municipality = inputs_->places[place].municipality) {
      worst_in_own_[place] = take(areas_[index(*municipality)], persons(place));
    }
  }
}

double Today::worst_off(std::size_t place, const std::optional<base::MunicipalityIndex>& of) const {
  if (!of) {
    return worst_in_whole_[place];
  }
  return inputs_->places[place].municipality == of ? worst_in_own_[place] : 0.0;
}

/// Nearer than the second nearest of some kind and than the cap, or within a threshold.
void Today::fill_horizons() {
  Weight limit;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    if (inputs_->thresholds[i].metric == inputs_->decide_by) {
      limit = std::max(limit, limits_[i] + Weight{1});
    }
  }
  horizons_.assign(place_count(), limit);
  for (std::size_t kind = 0; kind < kind_count(); ++kind) {
    for (std::size_t place = 0; place < place_count(); ++place) {
      const auto& second = pair(place, kind).second;
      const Weight bound = second ? second->cost : Weight::infinite();
      horizons_[place] = std::max(horizons_[place], std::min(bound, cap(place)));
    }
  }
}

std::size_t Today::kinds_at_one_stop(std::size_t place) const {
  std::size_t kinds = 0;
  while (kinds < kind_count() &&
         inputs_->one_stop[place * kind_count() + kinds] <= limits_[*deciding_]) {
    ++kinds;
  }
  return kinds;
}

}  // namespace narhet::siting::detail
