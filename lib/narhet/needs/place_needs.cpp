// SPDX-License-Identifier: MIT
#include "narhet/needs/place_needs.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

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

/// By kind: the share of all participants who named it.
std::map<base::KindIndex, double> mean_shares(const NeedTable& table, const Weighing& weighing) {
  struct Sum {
    double voices{};
    double participants{};
  };
  std::map<base::KindIndex, Sum> sums;
  for (const NeedRow& row : table.rows) {
    const auto voices = voices_of(row, weighing);
    if (row.speakers == model::Speakers::all && voices) {
      sums[row.kind].voices += *voices;
      sums[row.kind].participants += row.participants;
    }
  }
  std::map<base::KindIndex, double> shares;
  for (const auto& [kind, sum] : sums) {
    shares[kind] = std::min(1.0, sum.voices / sum.participants);
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

}  // namespace

std::string_view key(Weigh weigh) {
  return weigh == Weigh::persons ? "persons" : "voices";
}

PlaceNeeds place_needs(NeedTable& table,
                       std::span<const model::Place> places,
                       const Weighing& weighing) {
  const auto means = mean_shares(table, weighing);
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
    add_demand(row, *voices, means.at(row.kind), place, weighing);
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
  return result;
}

}  // namespace narhet::needs
