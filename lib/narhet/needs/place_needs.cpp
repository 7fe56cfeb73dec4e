// SPDX-License-Identifier: MIT
#include "narhet/needs/place_needs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace narhet::needs {
namespace {

using base::index;
using model::NeedRow;

/// Nothing where all voices are withheld.
std::optional<double> voices_of(const NeedRow& row, const Weighing& weighing) {
  if (!row.need_voices && !row.wish_voices) {
    return std::nullopt;
  }
  return row.need_voices.value_or(0) + weighing.wish * row.wish_voices.value_or(0);
}

/// By kind: the mean share of all participants who named it, of few moved to that of all kinds.
/// Empty where nothing may be told.
std::vector<double> mean_shares(const NeedTable& table, const Weighing& weighing) {
  struct Sum {
    double voices{};
    double participants{};
  };
  std::vector<Sum> sums;
  for (const NeedRow& row : table.rows) {
    sums.resize(std::max(sums.size(), index(row.kind) + 1));
    const auto voices = voices_of(row, weighing);
    if (row.speakers == model::Speakers::all && voices) {
      sums[index(row.kind)].voices += *voices;
      sums[index(row.kind)].participants += row.participants;
    }
  }
  double share_of_all = 0.0;
  double told = 0.0;
  for (const Sum& sum : sums) {
    if (sum.participants > 0.0) {
      share_of_all += std::min(1.0, sum.voices / sum.participants);
      told += 1.0;
    }
  }
  if (told == 0.0) {
    return {};
  }
  share_of_all /= told;
  std::vector<double> shares;
  for (const Sum& sum : sums) {
    const double asked = sum.participants + weighing.half_trust;
    const double named = sum.voices + weighing.half_trust * share_of_all;
    shares.push_back(asked > 0.0 ? std::min(1.0, named / asked) : share_of_all);
  }
  return shares;
}

double trust(double participants, const model::Place& place, double half_trust) {
  const double population = place.population ? place.population->count() : 0.0;
  const double met = population > 0.0 ? std::min(participants, population) / population : 0.0;
  return participants / (participants + half_trust * (1.0 - met));
}

/// Fills in a row of everyone.
void add_demand(
    NeedRow& row, double voices, double mean, const model::Place& place, const Weighing& weighing) {
  const double share = std::min(1.0, voices / row.participants);
  const double trusted = trust(row.participants, place, weighing.half_trust);
  row.intensity = trusted * share + (1.0 - trusted) * mean;
  if (weighing.by == Weigh::voices) {
    row.demand = voices;
  } else if (place.population) {
    row.demand = place.population->count() * *row.intensity;
  }
}

/// Of everyone's demand the part that a group's voices are of everyone's.
void add_part(NeedRow& row, const NeedRow& everyone, const Weighing& weighing) {
  const auto voices = voices_of(row, weighing);
  const double all = voices_of(everyone, weighing).value_or(0.0);
  if (!voices || !everyone.intensity) {
    return;
  }
  const double part = all > 0.0 ? *voices / all : 0.0;
  row.intensity = *everyone.intensity * part;
  if (everyone.demand) {
    row.demand = *everyone.demand * part;
  }
}

/// What one inhabitant counts, so that persons times it is the demand.
double per_inhabitant(const NeedRow& row, const model::Place& place, const Weighing& weighing) {
  if (weighing.by == Weigh::persons) {
    return *row.intensity;
  }
  const double population = place.population ? place.population->count() : 0.0;
  return population > 0.0 ? *row.demand / population : 0.0;
}

/// The rows of one place.
std::span<const NeedRow> of_one_place(std::span<const NeedRow> rows) {
  const auto end = std::find_if(rows.begin(), rows.end(), [&](const NeedRow& row) {
    return row.place != rows.front().place;
  });
  return rows.first(static_cast<std::size_t>(end - rows.begin()));
}

void add_groups(std::span<const NeedRow> rows_of_place,
                const model::Place& place,
                const Weighing& weighing,
                std::vector<model::GroupNeed>& groups) {
  for (const NeedRow& everyone : rows_of_place) {
    if (everyone.speakers != model::Speakers::all || !everyone.intensity) {
      continue;
    }
    for (std::size_t i = 0; i < model::kGroups; ++i) {
      const auto group = static_cast<model::Group>(i);
      const auto is_told = [&](const NeedRow& row) {
        return row.speakers == model::speakers(group) && row.intensity;
      };
      if (std::none_of(rows_of_place.begin(), rows_of_place.end(), is_told)) {
        continue;
      }
      const auto own = std::find_if(
          rows_of_place.begin(), rows_of_place.end(),
          [&](const NeedRow& row) { return row.kind == everyone.kind && is_told(row); });
      groups.push_back({everyone.place, everyone.kind, group,
                        own == rows_of_place.end() ? 0.0 : per_inhabitant(*own, place, weighing)});
    }
  }
}

/// A mean by kind of what places have for one of everybody.
class KindMeans {
 public:
  void add(base::KindIndex kind, double value, double weight) {
    sums_.resize(std::max(sums_.size(), index(kind) + 1));
    sums_[index(kind)] += value * weight;
    weights_.resize(sums_.size());
    weights_[index(kind)] += weight;
  }
  /// 1 where nothing was added.
  [[nodiscard]] std::vector<double> means(std::size_t kinds) const {
    std::vector<double> means(sums_.empty() ? 0 : kinds, 1.0);
    for (std::size_t kind = 0; kind < sums_.size(); ++kind) {
      means[kind] = weights_[kind] > 0.0 ? sums_[kind] / weights_[kind] : 1.0;
    }
    return means;
  }

 private:
  std::vector<double> sums_;
  std::vector<double> weights_;
};

/// @param shares  as `mean_shares`
model::NeutralNeeds neutral_needs(const PlaceNeeds& needs,
                                  std::vector<double>&& shares,
                                  std::span<const model::Place> places,
                                  const Weighing& weighing) {
  std::vector<double> weights(places.size());
  KindMeans of_all;
  for (const model::PlaceNeed& row : needs.rows) {
    const std::size_t place = index(row.place);
    weights[place] = weighing.by == Weigh::persons
                         ? row.participants
                         : places[place].population.value_or(base::Persons{}).count();
    of_all.add(row.kind, row.intensity, weights[place]);
  }
  std::array<KindMeans, model::kGroups> of_groups;
  for (const model::GroupNeed& row : needs.groups) {
    of_groups.at(static_cast<std::size_t>(row.group))
        .add(row.kind, row.intensity, weights[index(row.place)]);
  }
  model::NeutralNeeds neutral;
  const std::size_t kinds = shares.size();
  neutral.of_kind = weighing.by == Weigh::persons ? std::move(shares) : of_all.means(kinds);
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    neutral.of_group.at(group) = of_groups.at(group).means(kinds);
  }
  return neutral;
}

}  // namespace

std::string_view key(Weigh weigh) {
  return weigh == Weigh::persons ? "persons" : "voices";
}

PlaceNeeds place_needs(NeedTable& table,
                       std::span<const model::Place> places,
                       const Weighing& weighing) {
  std::vector<double> means = mean_shares(table, weighing);
  PlaceNeeds result;
  result.index.resize(places.size());
  std::vector<std::size_t> told(places.size());
  const NeedRow* everyone = nullptr;
  for (NeedRow& row : table.rows) {
    const model::Place& place = places[index(row.place)];
    if (row.speakers != model::Speakers::all) {
      add_part(row, *everyone, weighing);
      continue;
    }
    everyone = &row;
    const auto voices = voices_of(row, weighing);
    if (!voices) {
      continue;
    }
    add_demand(row, *voices, means[index(row.kind)], place, weighing);
    result.rows.push_back({row.place, row.kind, per_inhabitant(row, place, weighing),
                           row.need_voices.value_or(0), row.wish_voices.value_or(0),
                           row.offers.value_or(0), row.participants});
    auto& sum = result.index[index(row.place)];
    sum = sum.value_or(0.0) + *row.intensity;
    ++told[index(row.place)];
  }
  for (std::size_t place = 0; place < places.size(); ++place) {
    if (result.index[place]) {
      *result.index[place] /= static_cast<double>(told[place]);
    }
  }
  for (std::span<const NeedRow> rest{table.rows}; !rest.empty();) {
    const auto rows = of_one_place(rest);
    add_groups(rows, places[index(rows.front().place)], weighing, result.groups);
    rest = rest.subspan(rows.size());
  }
  result.neutral = neutral_needs(result, std::move(means), places, weighing);
  return result;
}

}  // namespace narhet::needs
