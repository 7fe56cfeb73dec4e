// SPDX-License-Identifier: MIT
#include "narhet/access/availability.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <functional>

namespace narhet::access {
namespace {

using base::index;

/// On how many days a week the place has the kind within the threshold.
std::uint8_t days_within(base::PlaceIndex place,
                         base::KindIndex kind,
                         const model::Threshold& threshold,
                         std::span<const std::uint8_t> days,
                         std::span<const model::NearestTable> nearest) {
  for (std::size_t level = 0; level < days.size(); ++level) {
    const auto& reached = nearest[level].at(place, kind, threshold.metric).nearest;
    if (reached && reached->cost <= threshold.limit) {
      return days[level];
    }
  }
  return 0;
}

void add(model::AvailabilityCoverage& row, const model::Place& place, std::uint8_t days) {
  row.all.add(place.population);
  if (days > 0) {
    row.any_day.add(place.population);
  }
  if (days == model::kDaysOfWeek) {
    row.every_day.add(place.population);
  }
  const double share = static_cast<double>(days) / model::kDaysOfWeek;
  row.by_days += base::Persons{share * place.population.value_or(base::Persons{}).count()};
}

/// What is reached, over all numbers of days.
/// @param which  the nearest or the second nearest
std::optional<model::Reached> expected(const std::vector<const model::NearestPair*>& levels,
                                       std::span<const std::uint8_t> days,
                                       base::Weight cap,
                                       std::optional<model::Reached> model::NearestPair::*which) {
  const auto& of_all = levels.back()->*which;
  if (!of_all || of_all == levels.front()->*which) {
    return of_all;
  }
  std::uint64_t sum = 0;
  for (std::size_t level = 0; level < days.size(); ++level) {
    // On so many days these points are open and no others.
    const unsigned fewer = level + 1 < days.size() ? days[level + 1] : 0U;
    const auto& reached = levels[level]->*which;
    const base::Weight way = reached ? std::min(reached->cost, cap) : cap;
    sum += std::uint64_t{days[level] - fewer} * way.units();
  }
  constexpr std::uint64_t kDays = model::kDaysOfWeek;
  return model::Reached{of_all->service,
                        base::Weight{static_cast<std::uint32_t>((sum + kDays / 2) / kDays)}};
}

}  // namespace

std::vector<std::uint8_t> availability_levels(std::span<const model::Service> services) {
  std::vector<std::uint8_t> days{model::kDaysOfWeek};
  for (const model::Service& service : services) {
    if (std::find(days.begin(), days.end(), service.days_per_week) == days.end()) {
      days.push_back(service.days_per_week);
    }
  }
  std::sort(days.begin(), days.end(), std::greater<>{});
  return days;
}

std::vector<model::AvailabilityCoverage> availability_coverage(
    std::span<const model::Place> places,
    std::span<const std::uint8_t> days,
    std::span<const model::NearestTable> nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count) {
  NARHET_EXPECTS(days.size() == nearest.size() && !days.empty());
  const std::size_t kinds = nearest.front().kind_count();
  std::vector<model::AvailabilityCoverage> rows((municipality_count + 1) * kinds *
                                                thresholds.size());
  const auto row = [&](std::size_t area, std::size_t kind, std::size_t threshold) {
    return (area * kinds + kind) * thresholds.size() + threshold;
  };
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
      for (std::size_t area = 0; area <= municipality_count; ++area) {
        model::AvailabilityCoverage& made = rows[row(area, kind, threshold)];
        made.kind = base::id_at<base::KindIndex>(kind);
        made.threshold = threshold;
        if (area < municipality_count) {
          made.municipality = base::id_at<base::MunicipalityIndex>(area);
        }
      }
      for (std::size_t place = 0; place < places.size(); ++place) {
        const std::uint8_t open =
            days_within(base::id_at<base::PlaceIndex>(place), base::id_at<base::KindIndex>(kind),
                        thresholds[threshold], days, nearest);
        if (!places[place].is_neighbour) {
          add(rows[row(municipality_count, kind, threshold)], places[place], open);
        }
        if (const auto& municipality = places[place].municipality) {
          add(rows[row(index(*municipality), kind, threshold)], places[place], open);
        }
      }
    }
  }
  return rows;
}

model::NearestTable expected_nearest(std::span<const std::uint8_t> days,
                                     std::span<const model::NearestTable> nearest,
                                     std::span<const base::PerMetric<base::Weight>> caps) {
  NARHET_EXPECTS(days.size() == nearest.size() && !days.empty());
  NARHET_EXPECTS(caps.size() == nearest.back().place_count());
  model::NearestTable table = nearest.back();
  for (std::size_t i = 0; i < table.place_count(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    for (std::size_t k = 0; k < table.kind_count(); ++k) {
      const auto kind = base::id_at<base::KindIndex>(k);
      for (const base::Metric metric : base::kMetrics) {
        std::vector<const model::NearestPair*> levels;
        for (const model::NearestTable& level : nearest) {
          levels.push_back(&level.at(place, kind, metric));
        }
        model::NearestPair& pair = table.at(place, kind, metric);
        pair.nearest = expected(levels, days, caps[i][metric], &model::NearestPair::nearest);
        pair.second = expected(levels, days, caps[i][metric], &model::NearestPair::second);
      }
    }
  }
  return table;
}

}  // namespace narhet::access
