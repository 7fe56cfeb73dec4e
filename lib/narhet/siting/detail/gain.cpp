// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/gain.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::siting::detail {
namespace {

using base::Weight;
using model::Counted;
using model::Measure;

/// The ways to a kind before and after.
struct Change {
  Weight before;
  Weight after;
  Weight second_before;
  Weight second_after;
};

Change change_of(const model::NearestPair& pair, Weight to_candidate) {
  const Weight nearest = pair.nearest ? pair.nearest->cost : Weight::infinite();
  const Weight second = pair.second ? pair.second->cost : Weight::infinite();
  return {nearest, std::min(nearest, to_candidate), second,
          std::min(second, std::max(nearest, to_candidate))};
}

void add_groups(std::array<double, model::kCounted>& sums,
                const Today& today,
                std::size_t place,
                double factor) {
  for (std::size_t group = 0; group < model::kCounted; ++group) {
    sums.at(group) += factor * today.number_of(static_cast<Counted>(group), place);
  }
}

/// Adds one place and kind.
/// @returns whether the place comes within the deciding threshold
bool add_kind(Gain& gain,
              const Today& today,
              std::size_t place,
              std::size_t kind,
              const Change& change,
              const std::optional<base::MunicipalityIndex>& municipality) {
  const double persons = today.persons(place);
  const double saved = today.shown(place, change.before) - today.shown(place, change.after);
  gain.needed_way_saved[kind] += persons * today.need(place, kind) * saved;
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    gain.needed_way_saved_of_group.at(group)[kind] +=
        persons * today.need(place, kind, static_cast<model::Group>(group)) * saved;
  }
  add_groups(gain.saved, today, place, saved);
  gain.worst_off_saved += today.worst_off(place, municipality) * saved;
  gain.vulnerability_removed += persons * (today.shown(place, change.second_before) -
                                           today.shown(place, change.second_after));
  const auto newly = [&](std::size_t threshold) {
    return change.before > today.limit(threshold) && change.after <= today.limit(threshold);
  };
  for (std::size_t i = 0; i < gain.newly_within.size(); ++i) {
    gain.newly_within[i] += newly(i) ? persons : 0.0;
  }
  const bool newly_first = today.deciding() && newly(*today.deciding());
  if (newly_first) {
    add_groups(gain.newly_within_first, today, place, 1.0);
  }
  return newly_first;
}

/// Whether the candidate is nearer to the place than what is nearest of some kind today.
bool is_nearer(const Today& today, std::size_t place, Weight to_candidate) {
  for (std::size_t kind = 0; kind < today.kind_count(); ++kind) {
    const Change change = change_of(today.pair(place, kind), to_candidate);
    if (change.after < change.before) {
      return true;
    }
  }
  return false;
}

double share(double part, double whole) {
  return whole > 0.0 ? part / whole : 0.0;
}

/// Whether a measure says nothing where nobody is known to live.
bool counts_people(Measure measure) {
  return measure != Measure::offers && measure != Measure::cost && measure != Measure::feasibility;
}

/// The value of one criterion.
class RawValue {
 public:
  RawValue(const Gain& gain,
           const std::optional<double>& offers,
           const model::Candidate& candidate,
           const ScoreInputs& inputs,
           const Today& today)
      : gain_{&gain},
        offers_{offers},
        candidate_{&candidate},
        has_one_stop_{!inputs.one_stop.empty()},
        today_{&today},
        area_{&today.area(candidate.municipality)},
        kinds_{static_cast<double>(today.kind_count())} {}

  [[nodiscard]] std::optional<double> of(const model::Criterion& criterion) const {
    if (counts_people(criterion.measure) && area_->counted.front() <= 0.0) {
      return std::nullopt;
    }
    switch (criterion.measure) {
      case Measure::need_met:
        return need_met(criterion);
      case Measure::newly_within:
        return newly_within(criterion);
      case Measure::travel_saved:
        return per_counted(gain_->saved, criterion.counted);
      case Measure::vulnerability_removed:
        return share(gain_->vulnerability_removed, kinds_ * area_->counted.front());
      case Measure::bundle_gained:
        return has_one_stop_ && today_->deciding()
                   ? std::optional{share(gain_->kinds_gained, kinds_ * area_->counted.front())}
                   : std::nullopt;
      case Measure::worst_off_saved:
        return share(gain_->worst_off_saved, kinds_ * area_->worst_off);
      case Measure::offers:
        return offers_;
      case Measure::cost:
        return candidate_->cost;
      case Measure::feasibility:
        return candidate_->feasibility;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<double> need_met(const model::Criterion& criterion) const {
    if (criterion.group && !today_->tells_of(*criterion.group)) {
      return std::nullopt;
    }
    const auto group = static_cast<std::size_t>(criterion.group.value_or(model::Group{}));
    const std::vector<double>& saved =
        criterion.group ? gain_->needed_way_saved_of_group.at(group) : gain_->needed_way_saved;
    const std::vector<double>& today =
        criterion.group ? area_->needed_way_of_group.at(group) : area_->needed_way;
    if (criterion.kind) {
      return share(saved[base::index(*criterion.kind)], today[base::index(*criterion.kind)]);
    }
    return share(std::accumulate(saved.begin(), saved.end(), 0.0),
                 std::accumulate(today.begin(), today.end(), 0.0));
  }
  [[nodiscard]] std::optional<double> newly_within(const model::Criterion& criterion) const {
    if (criterion.threshold) {
      return share(gain_->newly_within[*criterion.threshold], kinds_ * area_->counted.front());
    }
    return today_->deciding() ? per_counted(gain_->newly_within_first, criterion.counted)
                              : std::nullopt;
  }
  [[nodiscard]] std::optional<double> per_counted(const std::array<double, model::kCounted>& sums,
                                                  Counted counted) const {
    const auto group = static_cast<std::size_t>(counted);
    return area_->measured.at(group) || counted == Counted::residents
               ? std::optional{share(sums.at(group), kinds_ * area_->counted.at(group))}
               : std::nullopt;
  }

  const Gain* gain_;
  std::optional<double> offers_;
  const model::Candidate* candidate_;
  bool has_one_stop_;
  const Today* today_;
  const Area* area_;
  double kinds_;
};

}  // namespace

Gain gain_of(std::size_t candidate,
             std::span<const std::size_t> near,
             std::span<const Weight> ways,
             const ScoreInputs& inputs,
             const Today& today) {
  Gain gain;
  gain.needed_way_saved.resize(today.kind_count());
  for (std::vector<double>& saved : gain.needed_way_saved_of_group) {
    saved.resize(today.kind_count());
  }
  gain.newly_within.resize(inputs.thresholds.size());
  const auto& municipality = inputs.candidates[candidate].municipality;
  for (const std::size_t place : near) {
    if (municipality && inputs.places[place].municipality != municipality) {
      gain.nearer_outside += is_nearer(today, place, ways[place]) ? today.persons(place) : 0.0;
      continue;
    }
    bool any = false;
    for (std::size_t kind = 0; kind < today.kind_count(); ++kind) {
      const Change change = change_of(today.pair(place, kind), ways[place]);
      any = add_kind(gain, today, place, kind, change, municipality) || any;
    }
    if (!inputs.one_stop.empty() && today.deciding() &&
        ways[place] <= today.limit(*today.deciding())) {
      gain.kinds_gained += today.persons(place) *
                           static_cast<double>(today.kind_count() - today.kinds_at_one_stop(place));
    }
    if (any) {
      gain.newly_within_any += today.persons(place);
      gain.newly_within_places.push_back(base::id_at<base::PlaceIndex>(place));
    }
  }
  return gain;
}

std::vector<std::optional<double>> raw_values(const Gain& gain,
                                              const std::optional<double>& offers,
                                              const model::Candidate& candidate,
                                              std::span<const model::Criterion> criteria,
                                              const ScoreInputs& inputs,
                                              const Today& today) {
  const RawValue value{gain, offers, candidate, inputs, today};
  std::vector<std::optional<double>> raws;
  raws.reserve(criteria.size());
  for (const model::Criterion& criterion : criteria) {
    raws.push_back(value.of(criterion));
  }
  return raws;
}

}  // namespace narhet::siting::detail
